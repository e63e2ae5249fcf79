package dev.cleanslate.benchmarks;

import dev.cleanslate.benchmarks.load.Driver;
import dev.cleanslate.benchmarks.provider.StandIn;
import dev.cleanslate.benchmarks.worker.BenchWorkerApplication;
import java.time.InstantSource;
import java.util.Arrays;

/// Starts one of the three processes of a benchmark: `provider PORT`, `worker` (settings as for any
/// Spring Boot application) or `drive` (settings as system properties).
public final class Benchmarks {
  private Benchmarks() {}

  /// The first argument says which; the rest is for it. Driving ends with status 1 where a figure
  /// does not count.
  public static void main(String[] arguments) throws Exception {
    String which = arguments.length == 0 ? "" : arguments[0];
    switch (which) {
      case "provider" -> StandIn.start(Integer.parseInt(arguments[1])).serve();
      case "worker" ->
          BenchWorkerApplication.main(Arrays.copyOfRange(arguments, 1, arguments.length));
      case "drive" ->
          System.exit(Driver.fromSystemProperties(InstantSource.system()).drive() ? 0 : 1);
      default -> {
        System.err.println("Say provider PORT, worker or drive; see docs/benchmarks.md.");
        System.exit(2);
      }
    }
  }
}
