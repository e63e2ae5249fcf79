package dev.cleanslate.openai;

import com.openai.core.http.Headers;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIServiceException;
import dev.cleanslate.worker.Words;
import dev.cleanslate.worker.cloud.Answer;
import dev.cleanslate.worker.cloud.RetryAfter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads the API's errors: status, code and waiting time. Never hands on their message, which may
/// quote the key. Pure functions.
final class Errors {
  /// The code of a 404 that is about the path itself and not about an object.
  static final String UNKNOWN_URL = "unknown_url";

  private Errors() {}

  static Answer<Body> rejected(OpenAIServiceException failure, Instant now) {
    int status = failure.statusCode();
    if ((status == 404 || status == 410) && failure.type().isEmpty()) {
      return new Answer.Silent<>("%d without the provider's own error".formatted(status));
    }
    String code = Words.code(failure.code().orElse(null));
    boolean noQuota =
        "insufficient_quota".equals(code)
            || failure.type().filter("insufficient_quota"::equals).isPresent();
    return new Answer.Rejected<>(
        status,
        isAboutUrl(failure) ? UNKNOWN_URL : code,
        status == 429 && noQuota,
        RetryAfter.in(name -> header(failure.headers(), name), now));
  }

  private static boolean isAboutUrl(OpenAIServiceException failure) {
    String message = failure.getMessage();
    return failure.statusCode() == 404
        && message != null
        && (message.contains("Invalid URL (") || message.contains("Unknown request URL"));
  }

  static String silence(OpenAIException failure) {
    if (failure instanceof OpenAIInvalidDataException) {
      return "the answer cannot be read";
    }
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return "no answer: " + cause.getClass().getSimpleName();
  }

  static @Nullable String header(Headers headers, String name) {
    return headers.values(name).stream().filter(value -> !value.isBlank()).findFirst().orElse(null);
  }
}
