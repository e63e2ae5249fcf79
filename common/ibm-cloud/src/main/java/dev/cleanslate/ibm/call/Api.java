package dev.cleanslate.ibm.call;

import com.ibm.cloud.sdk.core.http.Response;
import com.ibm.cloud.sdk.core.service.exception.InvalidServiceResponseException;
import com.ibm.cloud.sdk.core.service.exception.ServiceResponseException;
import dev.cleanslate.ibm.credential.Held;
import dev.cleanslate.ibm.credential.Token;
import dev.cleanslate.ibm.credential.Tokens;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.Answer;
import dev.cleanslate.worker.cloud.CloudCall;
import dev.cleanslate.worker.cloud.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Sends a request through the guard, with a token that was asked for before, and turns answers and
/// the vendor's exceptions into [Told]. Thread-safe.
public final class Api {
  private final Tokens tokens;
  private final CloudCall guard;
  private final InstantSource clock;
  private final Duration timeout;

  /// @param timeout the longest one request may take
  public Api(Tokens tokens, CloudCall guard, InstantSource clock, Duration timeout) {
    this.tokens = tokens;
    this.guard = guard;
    this.clock = clock;
    this.timeout = timeout;
  }

  /// Sends a request that changes nothing.
  public Told read(Errand errand, Sending sending) {
    return switch (tokens.token(errand)) {
      case Held.None none -> noToken(none);
      case Held.Good(var token) -> {
        Attempts attempts = new Attempts(token, sending);
        yield told(attempts, guard.read(errand, attempts::send));
      }
    };
  }

  /// Sends a request that changes something, unless the errand objects, or the token proves to be
  /// of another account than the one that was recorded.
  public Told change(Errand errand, @Nullable String recorded, Sending sending) {
    return switch (tokens.token(errand)) {
      case Held.None none -> noToken(none);
      case Held.Good(var token) when recorded != null && !recorded.equals(token.account()) ->
          new Told.NotSent("the credential is not of the recorded account any more", null);
      case Held.Good(var token) -> {
        Attempts attempts = new Attempts(token, sending);
        yield told(attempts, guard.change(errand, attempts::send));
      }
    };
  }

  private static Told noToken(Held.None none) {
    return new Told.NoToken(none.refused(), none.detail(), none.retryAfter());
  }

  private Told told(Attempts attempts, Answer<Told.Good> answer) {
    return switch (answer) {
      case Answer.Good<Told.Good>(var good) -> good;
      case Answer.Rejected<Told.Good> no -> rejected(attempts, no);
      case Answer.Silent<Told.Good>(var detail) -> new Told.Silent(detail);
      case Answer.NotSent<Told.Good>(var detail, var retryAfter) ->
          new Told.NotSent(detail, retryAfter);
    };
  }

  private Told rejected(Attempts attempts, Answer.Rejected<Told.Good> no) {
    if (no.status() == 401) {
      tokens.forget(attempts.token);
    }
    return new Told.Rejected(attempts.error(no), attempts.token.account(), no.retryAfter());
  }

  /// The attempts at one request, all with the same token.
  private final class Attempts {
    private final Token token;
    private final Sending sending;
    private final AtomicReference<@Nullable Failed> last = new AtomicReference<>();

    Attempts(Token token, Sending sending) {
      this.token = token;
      this.sending = sending;
    }

    private record Failed(Answer.Rejected<Told.Good> answer, ServiceError error) {}

    Answer<Told.Good> send(Duration limit) {
      Duration longest = limit.compareTo(timeout) < 0 ? limit : timeout;
      return ScopedValue.where(Bearing.PRESENT, new Bearing(token, longest)).call(this::sent);
    }

    private Answer<Told.Good> sent() {
      try {
        return good(sending.call().execute());
      } catch (InvalidServiceResponseException _) {
        return new Answer.Silent<>("the answer cannot be read");
      } catch (ServiceResponseException failure) {
        return refused(failure);
      } catch (RuntimeException failure) {
        if (failure.getCause() instanceof IOException cause) {
          return new Answer.Silent<>("no answer: " + cause.getClass().getSimpleName());
        }
        throw failure;
      }
    }

    private Answer<Told.Good> good(Response<?> response) {
      JsonNode body =
          response.getResult() instanceof JsonNode json ? json : Wire.json().missingNode();
      return new Answer.Good<>(new Told.Good(response.getStatusCode(), body, token.account()));
    }

    private Answer<Told.Good> refused(ServiceResponseException failure) {
      ServiceError error = ServiceError.in(failure.getStatusCode(), failure.getResponseBody());
      boolean saysAbsent = error.status() == 404 || error.status() == 410;
      if (saysAbsent && !error.isInTheServicesForm()) {
        return new Answer.Silent<>("%d without the service's own error".formatted(error.status()));
      }
      Duration wait = RetryAfter.in(name -> header(failure, name), clock.instant());
      var answer = new Answer.Rejected<Told.Good>(error.status(), error.code(), false, wait);
      last.set(new Failed(answer, error));
      return answer;
    }

    /// The whole error of an answer; an attempt that was given up may have left another one.
    ServiceError error(Answer.Rejected<Told.Good> no) {
      Failed failed = last.get();
      return failed != null && failed.answer().equals(no)
          ? failed.error()
          : new ServiceError(no.status(), List.of(), null);
    }
  }

  private static @Nullable String header(ServiceResponseException failure, String name) {
    List<String> values = failure.getHeaders().values(name);
    return values == null || values.isEmpty() ? null : values.getFirst();
  }
}
