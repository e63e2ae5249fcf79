package dev.cleanslate.benchmarks.load;

import dev.cleanslate.benchmarks.provider.Seen;
import dev.cleanslate.messages.Wire;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/// What one load cost, as a line of JSON. What each field means stands in `docs/benchmarks.md`.
record Figures(Load load, ClosedLoop.Outcome outcome, Cost cost, Seen seen) {
  /// What the processes used.
  ///
  /// @param loadBefore how busy the machine was: processes that ran or wanted to, over the last
  ///   minute
  record Cost(long cpuMs, long peakKb, double loadBefore, double loadAfter) {}

  Verdict verdict() {
    return Verdict.on(load, seen, outcome.failed());
  }

  String line() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("peer", "cleanslate");
    line.put("N", load.sagas());
    line.put("M", load.resources());
    line.put("W", load.inFlight());
    line.put("provider_ms", load.latencyMs());
    addRates(line);
    addLatencies(line);
    addCost(line);
    line.put("failed", outcome.failed());
    line.put("err", String.valueOf(outcome.failure()));
    line.put("counts", verdict().counts());
    line.put("objections", verdict().objections());
    line.put("stub", seen);
    return Wire.json().writeValueAsString(line);
  }

  private void addRates(Map<String, Object> line) {
    double seconds = outcome.seconds();
    line.put("sec", rounded(seconds, 2));
    line.put("resources_per_s", rounded(load.things() / seconds, 0));
    line.put("durable_steps_per_s", rounded(2 * load.things() / seconds, 0));
    line.put("sagas_per_s", rounded(load.sagas() / seconds, 2));
    line.put("provider_efficiency", rounded(load.idealSeconds() / seconds, 3));
  }

  private void addLatencies(Map<String, Object> line) {
    Latencies latencies = outcome.latencies();
    line.put("p50_ms", rounded(latencies.withinMs(0.5), 1));
    line.put("p99_ms", rounded(latencies.withinMs(0.99), 1));
    line.put("max_ms", rounded(latencies.withinMs(1), 1));
    if (load.isOneByOne()) {
      line.put("added_p50_ms", rounded(load.addedPerRoundMs(latencies.withinMs(0.5)), 1));
      line.put("added_p99_ms", rounded(load.addedPerRoundMs(latencies.withinMs(0.99)), 1));
    }
  }

  private void addCost(Map<String, Object> line) {
    line.put("peak_pss_mb", cost.peakKb() / 1024);
    line.put("cpu_ms", cost.cpuMs());
    line.put("cpu_us_per_resource", rounded(cost.cpuMs() * 1000.0 / load.things(), 0));
    line.put("load_before", rounded(cost.loadBefore(), 2));
    line.put("load_after", rounded(cost.loadAfter(), 2));
  }

  private static BigDecimal rounded(double value, int digits) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP)
        : BigDecimal.ZERO;
  }
}
