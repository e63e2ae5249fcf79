package dev.cleanslate.worker;

import dev.cleanslate.messages.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One command's dealings with the provider: until when they may last, whether anything may be
/// changed, and what they have cost so far. Thread-safe.
public final class Errand {
  private final InstantSource clock;
  private final Instant end;
  private final Supplier<Optional<String>> objection;
  private final boolean force;
  private final CallTrace trace;
  private volatile CallWatch watch = (_, _, _) -> {};
  private int calls;
  private int throttled;
  private @Nullable Long longestWaitMs;
  private @Nullable Duration ahead;

  private Errand(
      InstantSource clock, Duration limit, Supplier<Optional<String>> objection, boolean force) {
    this(clock, clock.instant().plus(limit), objection, force, CallTrace.NONE);
  }

  private Errand(
      InstantSource clock,
      Instant end,
      Supplier<Optional<String>> objection,
      boolean force,
      CallTrace trace) {
    this.clock = clock;
    this.end = end;
    this.objection = objection;
    this.force = force;
    this.trace = trace;
  }

  /// An errand that may delete, as long as `hold` names nothing that forbids it.
  public static Errand advance(
      InstantSource clock, Duration limit, Supplier<Optional<String>> hold) {
    return new Errand(clock, limit, hold, false);
  }

  /// As [#advance], of a deletion that ends first what is in use.
  public static Errand forced(
      InstantSource clock, Duration limit, Supplier<Optional<String>> hold) {
    return new Errand(clock, limit, hold, true);
  }

  /// An errand that may only read.
  public static Errand look(InstantSource clock, Duration limit) {
    return new Errand(clock, limit, () -> Optional.of("a look changes nothing"), false);
  }

  /// The same errand, not yet begun, whose calls leave their spans there.
  public Errand traced(CallTrace calls) {
    return new Errand(clock, end, objection, force, calls);
  }

  /// Where the spans of its calls belong.
  public CallTrace trace() {
    return trace;
  }

  /// Lets that one see the requests from now on.
  public void watchedBy(CallWatch other) {
    watch = other;
  }

  /// Says what became of a request, to whoever watches; [CallWatch#called] has the words.
  public void called(String provider, String outcome, Duration took) {
    watch.called(provider, outcome, took);
  }

  /// Whether what is in use (open sessions) is to be ended first rather than deleted as it is.
  public boolean force() {
    return force;
  }

  /// The time that is left; zero once it is over.
  public Duration left() {
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /// Why nothing may be changed right now; asked before each destructive call.
  public Optional<String> objection() {
    return objection.get();
  }

  /// Counts a request that was sent.
  public synchronized void countCall() {
    calls++;
  }

  /// Counts an answer 429.
  public synchronized void countThrottled() {
    throttled++;
  }

  /// Notes how long the provider asked to be left alone; the longest counts.
  public synchronized void noteWait(Duration wait) {
    long ms = wait.toMillis();
    longestWaitMs = longestWaitMs == null ? ms : Math.max(longestWaitMs, ms);
  }

  /// Notes what time a provider's answer told, just now; of several, the one furthest off counts.
  public synchronized void noteTime(Instant told) {
    Duration off = Duration.between(clock.instant(), told);
    if (ahead == null || off.abs().compareTo(ahead.abs()) > 0) {
      ahead = off;
    }
  }

  /// How far the providers' clocks are ahead of ours, as their answers told; empty where none did.
  public synchronized Optional<Duration> ahead() {
    return Optional.ofNullable(ahead);
  }

  /// What it cost until now.
  public synchronized Usage usage() {
    return new Usage(calls, throttled, longestWaitMs);
  }
}
