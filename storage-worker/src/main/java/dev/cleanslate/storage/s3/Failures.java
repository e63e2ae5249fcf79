package dev.cleanslate.storage.s3;

import dev.cleanslate.worker.Words;
import dev.cleanslate.worker.cloud.Answer;
import dev.cleanslate.worker.cloud.RetryAfter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Reads what the client library throws: status, code and waiting time. Never hands on messages,
/// which may quote keys or what was sent. Pure functions.
final class Failures {
  private Failures() {}

  static <T> Answer<T> of(SdkException failure, Instant now) {
    return failure instanceof S3Exception said ? rejected(said, now) : silent(failure);
  }

  private static <T> Answer<T> rejected(S3Exception failure, Instant now) {
    AwsErrorDetails details = failure.awsErrorDetails();
    String code = details == null ? null : Words.code(details.errorCode());
    int status = failure.statusCode();
    if ((status == 404 || status == 410) && code == null) {
      return new Answer.Silent<>("%d without the service's own error".formatted(status));
    }
    SdkHttpResponse response = details == null ? null : details.sdkHttpResponse();
    return new Answer.Rejected<>(
        status, code, false, RetryAfter.in(name -> header(response, name), now));
  }

  private static @Nullable String header(@Nullable SdkHttpResponse response, String name) {
    return response == null ? null : response.firstMatchingHeader(name).orElse(null);
  }

  private static <T> Answer<T> silent(SdkException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new Answer.Silent<>("no answer: " + cause.getClass().getSimpleName());
  }
}
