package dev.cleanslate.worker.runtime;

import dev.cleanslate.worker.cloud.CallLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How a worker runs.
///
/// @param name the worker's name in the catalog and in the names of its topics (`openai`)
/// @param inFlight commands that may be carried out at once; the provider's limit
/// @param checksInFlight looks that may be made at once
/// @param pauseAbove unanswered commands per partition above which no more are taken
/// @param errandLimit the longest a command may take before it is answered; at most 30 s
/// @param stopWait how long a shut-down waits for what is in flight
/// @param commitEvery how often offsets are committed, at most
/// @param partitions how many partitions the worker's own topics get where they do not exist yet
/// @param calls how the provider account may be called
@ConfigurationProperties("cleanslate.worker")
public record WorkerProperties(
    String name,
    @DefaultValue("64") int inFlight,
    @DefaultValue("64") int checksInFlight,
    @DefaultValue("1000") int pauseAbove,
    @DefaultValue("25s") Duration errandLimit,
    @DefaultValue("27s") Duration stopWait,
    @DefaultValue("100ms") Duration commitEvery,
    @DefaultValue("6") int partitions,
    @DefaultValue Calls calls) {

  public WorkerProperties {
    check(name != null && name.matches("[a-z0-9-]{1,40}"), "name must be a short lower-case name");
    check(inFlight >= 1 && inFlight <= 10_000, "in-flight must lie between 1 and 10000");
    check(
        checksInFlight >= 1 && checksInFlight <= 10_000,
        "checks-in-flight must lie between 1 and 10000");
    check(pauseAbove >= 1 && pauseAbove <= 10_000, "pause-above must lie between 1 and 10000");
    check(
        errandLimit.toMillis() >= 1 && errandLimit.compareTo(Duration.ofSeconds(30)) <= 0,
        "errand-limit must lie between 1ms and 30s");
    check(
        !stopWait.isNegative() && stopWait.compareTo(Duration.ofMinutes(2)) <= 0,
        "stop-wait must lie between 0 and 2m");
    check(
        commitEvery.toMillis() >= 1 && commitEvery.compareTo(Duration.ofMinutes(1)) <= 0,
        "commit-every must lie between 1ms and 1m");
    check(partitions >= 1 && partitions <= 1000, "partitions must lie between 1 and 1000");
  }

  private static void check(boolean good, String problem) {
    if (!good) {
      throw new IllegalArgumentException("cleanslate.worker." + problem);
    }
  }

  /// The same as [CallLimits], as properties.
  public record Calls(
      @DefaultValue("1000") int perSecond,
      @DefaultValue("4") int attempts,
      @DefaultValue("200ms") Duration firstWait,
      @DefaultValue("5s") Duration patience,
      @DefaultValue("10s") Duration timeout,
      @DefaultValue Breaker breaker) {
    /// The limits that these properties state.
    public CallLimits limits() {
      return new CallLimits(
          perSecond,
          attempts,
          firstWait,
          patience,
          timeout,
          breaker.window(),
          breaker.failures(),
          breaker.open());
    }
  }

  /// When calls are held back because too many failed.
  ///
  /// @param window how many of the last requests are weighed
  /// @param failures the percentage that must fail
  /// @param open how long nothing is asked then
  public record Breaker(
      @DefaultValue("50") int window,
      @DefaultValue("60") int failures,
      @DefaultValue("5s") Duration open) {}

  /// What Kafka calls the groups of this worker.
  String commandGroup() {
    return "cleanslate." + name;
  }

  String checkGroup() {
    return "cleanslate." + name + ".checks";
  }

  String censusGroup() {
    return "cleanslate." + name + ".census";
  }

  /// Who the worker is in the `ce_source` of its answers.
  String source() {
    return "cleanslate/worker/" + name;
  }
}
