package dev.cleanslate.ibm.credential;

import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.Answer;
import dev.cleanslate.worker.cloud.CloudCall;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The token of one credential, asked for when it is needed and before the call that needs it, so
/// that a failed token call is never taken for a service's answer. Token calls go through the guard
/// and are counted. One caller asks, the others wait for it. Thread-safe.
public final class Tokens {
  private final TokenSource source;
  private final CloudCall guard;
  private final InstantSource clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Token known;

  public Tokens(TokenSource source, CloudCall guard, InstantSource clock) {
    this.source = source;
    this.guard = guard;
    this.clock = clock;
  }

  /// A token that is good for a call now.
  public Held token(Errand errand) {
    Token now = usable();
    if (now != null) {
      return new Held.Good(now);
    }
    if (!isMyTurn(errand)) {
      return new Held.None(false, "no token came in time", null);
    }
    try {
      Token meanwhile = usable();
      return meanwhile == null ? asked(errand) : new Held.Good(meanwhile);
    } finally {
      asking.unlock();
    }
  }

  /// Uses this token no more: a service refused it.
  public void forget(Token refused) {
    if (refused.equals(known)) {
      known = null;
    }
  }

  private @Nullable Token usable() {
    Token token = known;
    return token != null && clock.instant().isBefore(token.until()) ? token : null;
  }

  private boolean isMyTurn(Errand errand) {
    try {
      return asking.tryLock(errand.left().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Held asked(Errand errand) {
    return switch (guard.read(errand, _ -> requested())) {
      case Answer.Good<Token>(var token) -> {
        known = token;
        yield new Held.Good(token);
      }
      case Answer.Rejected<Token> no ->
          new Held.None(
              isRefusal(no.status()), "the token service: " + no.words(), no.retryAfter());
      case Answer.Silent<Token>(var detail) -> new Held.None(false, detail, null);
      case Answer.NotSent<Token>(var detail, var retryAfter) ->
          new Held.None(false, detail, retryAfter);
    };
  }

  private Answer<Token> requested() {
    try {
      return TokenReading.of(source.ask(), clock.instant());
    } catch (RuntimeException failure) {
      Instant now = clock.instant();
      return TokenReading.failed(failure, now);
    }
  }

  private static boolean isRefusal(int status) {
    return status >= 400 && status < 500 && status != 408 && status != 429;
  }
}
