package dev.cleanslate.worker.cloud;

import dev.cleanslate.worker.Errand;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The guard around the calls to one provider account: rate limit, circuit breaker, a few repeats
/// within seconds, and a time limit.
///
/// A wait that the provider asks for is sat out here only if it is short; a longer one comes back
/// with the answer. A request that changes something is repeated only where the provider said that
/// it did not carry it out (429, 503); after silence it is never repeated, for its outcome is
/// unknown. Every request is counted in the [Errand]. Thread-safe.
public final class CloudCall {
  private final String account;
  private final CallLimits limits;
  private final Pause pause;
  private final RandomGenerator jitter;
  private final TimeLimit timeLimit = new TimeLimit();
  private final RateLimiter rate;
  private final CircuitBreaker breaker;
  private final Retry readings;
  private final Retry changes;

  /// @param account names the account in metrics and texts; no credential
  public CloudCall(
      String account, CallLimits limits, Clock clock, Pause pause, RandomGenerator jitter) {
    this.account = account;
    this.limits = limits;
    this.pause = pause;
    this.jitter = jitter;
    this.rate = RateLimiter.of(account, rateConfig(limits));
    this.breaker = CircuitBreaker.of(account, breakerConfig(limits, clock));
    this.readings = Retry.of(account + "/reading", repeatWhere(CloudCall::mayPass));
    this.changes = Retry.of(account + "/changing", repeatWhere(CloudCall::surelyNotDone));
  }

  /// Sends a request that changes nothing.
  public <T> Answer<T> read(Errand errand, Request<T> request) {
    return repeated(readings, errand, false, request);
  }

  /// Sends a request that deletes or changes something, unless the errand objects.
  public <T> Answer<T> change(Errand errand, Request<T> request) {
    return repeated(changes, errand, true, request);
  }

  private <T> Answer<T> repeated(
      Retry policy, Errand errand, boolean changing, Request<T> request) {
    Retry.AsyncContext<Answer<T>> attempts = policy.asyncContext();
    for (int repeat = 0; ; repeat++) {
      Answer<T> answer = once(errand, changing, repeat, request);
      long waitMs = attempts.onResult(answer);
      if (waitMs < 0 || !isWorthWaiting(waitMs, errand) || !waited(Duration.ofMillis(waitMs))) {
        return answer;
      }
    }
  }

  private boolean isWorthWaiting(long waitMs, Errand errand) {
    return waitMs <= limits.patience().toMillis() && waitMs < errand.left().toMillis();
  }

  private <T> Answer<T> once(Errand errand, boolean changing, int repeat, Request<T> request) {
    long turn = rate.reservePermission();
    if (turn < 0) {
      return new Answer.NotSent<>("the worker's own rate limit is reached", limits.patience());
    }
    if (turn > 0 && !waited(Duration.ofNanos(turn))) {
      return new Answer.NotSent<>("the worker is stopping", null);
    }
    Duration timeout = least(limits.timeout(), errand.left());
    if (timeout.toMillis() < 1) {
      return new Answer.NotSent<>("no time was left to ask", null);
    }
    Optional<String> objection = changing ? errand.objection() : Optional.empty();
    if (objection.isPresent()) {
      return new Answer.NotSent<>(objection.get(), null);
    }
    if (!breaker.tryAcquirePermission()) {
      return new Answer.NotSent<>("too many calls failed lately", limits.breakerOpen());
    }
    CallSpan span = CallSpan.begin(errand, account, changing, repeat);
    return sent(errand, timeout, span, request);
  }

  private <T> Answer<T> sent(Errand errand, Duration timeout, CallSpan span, Request<T> request) {
    long start = breaker.getCurrentTimestamp();
    errand.countCall();
    try {
      Answer<T> answer =
          timeLimit.send(ProviderTime.notedIn(errand, span.around(request)), timeout);
      span.end(answer);
      count(answer, errand);
      errand.called(rate.getName(), outcome(answer), took(start));
      breaker.onResult(since(start), breaker.getTimestampUnit(), answer);
      return answer;
    } catch (RuntimeException | Error fault) {
      breaker.releasePermission();
      span.failed(fault);
      errand.called(rate.getName(), "failed", took(start));
      throw fault;
    }
  }

  private Duration took(long start) {
    return Duration.of(since(start), breaker.getTimestampUnit().toChronoUnit());
  }

  private static String outcome(Answer<?> answer) {
    return switch (answer) {
      case Answer.Good<?> _ -> "good";
      case Answer.Rejected<?> no ->
          no.status() == 429 ? "throttled" : isOutage(no.status()) ? "failed" : "rejected";
      case Answer.Silent<?> _, Answer.NotSent<?> _ -> "silent";
    };
  }

  private long since(long start) {
    return breaker.getCurrentTimestamp() - start;
  }

  private static void count(Answer<?> answer, Errand errand) {
    if (answer instanceof Answer.Rejected<?> rejected) {
      if (rejected.status() == 429) {
        errand.countThrottled();
      }
      if (rejected.retryAfter() != null) {
        errand.noteWait(rejected.retryAfter());
      }
    }
  }

  private boolean waited(Duration time) {
    try {
      pause.forA(time);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean mayPass(Answer<?> answer) {
    return switch (answer) {
      case Answer.Good<?> _, Answer.NotSent<?> _ -> false;
      case Answer.Silent<?> _ -> true;
      case Answer.Rejected<?> no ->
          !no.permanent() && (no.status() == 408 || no.status() == 429 || isOutage(no.status()));
    };
  }

  /// A provider that says that it does not know such a request (501) says so again, and is well.
  private static boolean isOutage(int status) {
    return status >= 500 && status != 501;
  }

  private static boolean surelyNotDone(Answer<?> answer) {
    return answer instanceof Answer.Rejected<?> no
        && !no.permanent()
        && (no.status() == 429 || no.status() == 503);
  }

  private RetryConfig repeatWhere(Predicate<Answer<?>> repeatable) {
    return RetryConfig.<Answer<?>>custom()
        .maxAttempts(limits.attempts())
        .retryOnResult(repeatable)
        .intervalBiFunction(this::waitMs)
        .build();
  }

  private long waitMs(int attempt, Either<Throwable, Answer<?>> outcome) {
    Duration asked = outcome.isRight() ? askedWait(outcome.get()) : null;
    long first = limits.firstWait().toMillis();
    if (asked != null) {
      return asked.toMillis() + jitter.nextLong(first + 1);
    }
    long full = first << Math.min(attempt - 1, 16);
    return full / 2 + jitter.nextLong(full / 2 + 1);
  }

  private static @Nullable Duration askedWait(Answer<?> answer) {
    return answer instanceof Answer.Rejected<?> no ? no.retryAfter() : null;
  }

  private static RateLimiterConfig rateConfig(CallLimits limits) {
    return RateLimiterConfig.custom()
        .limitForPeriod(Math.max(1, limits.perSecond() / 10))
        .limitRefreshPeriod(
            Duration.ofSeconds(1)
                .multipliedBy(Math.max(1, limits.perSecond() / 10))
                .dividedBy(limits.perSecond()))
        .timeoutDuration(limits.patience())
        .build();
  }

  private static CircuitBreakerConfig breakerConfig(CallLimits limits, Clock clock) {
    return CircuitBreakerConfig.custom()
        .clock(clock)
        .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
        .slidingWindowSize(limits.breakerWindow())
        .minimumNumberOfCalls(limits.breakerWindow() / 2)
        .failureRateThreshold(limits.breakerFailures())
        .waitDurationInOpenState(limits.breakerOpen())
        .permittedNumberOfCallsInHalfOpenState(3)
        .recordResult(CloudCall::isFailure)
        .build();
  }

  private static boolean isFailure(Object answer) {
    return answer instanceof Answer.Silent<?>
        || (answer instanceof Answer.Rejected<?> no && isOutage(no.status()));
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
