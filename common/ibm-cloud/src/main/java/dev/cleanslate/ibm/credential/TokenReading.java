package dev.cleanslate.ibm.credential;

import com.ibm.cloud.sdk.core.security.IamToken;
import com.ibm.cloud.sdk.core.service.exception.InvalidServiceResponseException;
import com.ibm.cloud.sdk.core.service.exception.ServiceResponseException;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.worker.Words;
import dev.cleanslate.worker.cloud.Answer;
import dev.cleanslate.worker.cloud.RetryAfter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Reads what a token service answered. Never hands on its texts. Pure functions.
final class TokenReading {
  private static final Pattern SENDABLE = Pattern.compile("[!-~]{1,16384}");

  private TokenReading() {}

  /// The token, which is to be replaced once four fifths of its life are over.
  static Answer<Token> of(IamToken reply, Instant now) {
    Throwable failure = reply.getException();
    if (failure != null) {
      return failed(failure, now);
    }
    String value = reply.getAccessToken();
    if (value == null || !SENDABLE.matcher(value).matches()) {
      return new Answer.Silent<>("the token service's answer holds no token");
    }
    long seconds = Math.max(0, seconds(reply, now));
    Instant until =
        now.plus(Duration.ofSeconds(Math.min(seconds, 86_400)).multipliedBy(4).dividedBy(5));
    return new Answer.Good<>(new Token(value, AccountClaim.in(value), until));
  }

  private static long seconds(IamToken reply, Instant now) {
    Long life = reply.getExpiresIn();
    Long end = reply.getExpiration();
    if (life != null) {
      return life;
    }
    return end == null ? 0 : end - now.getEpochSecond();
  }

  static Answer<Token> failed(Throwable failure, Instant now) {
    if (failure instanceof ServiceResponseException no
        && !(failure instanceof InvalidServiceResponseException)) {
      return new Answer.Rejected<>(
          no.getStatusCode(), code(no.getResponseBody()), false, retryAfter(no, now));
    }
    Throwable root = failure;
    while (!(root instanceof IOException) && root.getCause() != null) {
      root = root.getCause();
    }
    String name = root.getClass().getSimpleName();
    if (root instanceof FileSystemException || root instanceof FileNotFoundException) {
      return new Answer.Silent<>("the container's token file cannot be read: " + name);
    }
    return new Answer.Silent<>(
        root instanceof IOException || root instanceof InterruptedException
            ? "no answer of the token service: " + name
            : "the token service's answer cannot be read: " + name);
  }

  private static @Nullable String code(@Nullable String body) {
    if (body == null) {
      return null;
    }
    try {
      return Words.code(Wire.json().readTree(body).path("errorCode").stringValue(null));
    } catch (JacksonException _) {
      return null;
    }
  }

  private static @Nullable Duration retryAfter(ServiceResponseException no, Instant now) {
    return RetryAfter.in(
        name -> {
          List<String> values = no.getHeaders().values(name);
          return values == null || values.isEmpty() ? null : values.getFirst();
        },
        now);
  }
}
