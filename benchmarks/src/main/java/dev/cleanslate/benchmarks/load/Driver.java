package dev.cleanslate.benchmarks.load;

import dev.cleanslate.benchmarks.provider.Seen;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs loads one after the other, and prints a line for each. Starts nothing.
public final class Driver {
  private final Surroundings surroundings;
  private final InstantSource time;
  private final OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();

  private Driver(Surroundings surroundings, InstantSource time) {
    this.surroundings = surroundings;
    this.time = time;
  }

  /// Where everything is, and which processes are measured.
  private record Surroundings(
      String bootstrapServers, Ledger ledger, StandInClient provider, ProcessFiles processes) {}

  /// A driver for what these name: `kafka`, `api`, `provider`, `pids` (of all processes of the
  /// system; this one is added). The token is in the environment, as CLEANSLATE_TOKEN.
  public static Driver fromSystemProperties(InstantSource time) {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    String token = System.getenv().getOrDefault("CLEANSLATE_TOKEN", "");
    return new Driver(
        new Surroundings(
            property("kafka"),
            new Ledger(http, URI.create(property("api")), token),
            new StandInClient(http, URI.create(property("provider"))),
            ProcessFiles.of(pids())),
        time);
  }

  private static List<Long> pids() {
    List<Long> pids = new ArrayList<>();
    Arrays.stream(System.getProperty("pids", "").split(",", -1))
        .map(String::strip)
        .filter(pid -> !pid.isEmpty())
        .forEach(pid -> pids.add(Long.valueOf(pid)));
    pids.add(ProcessHandle.current().pid());
    return pids;
  }

  /// Runs the loads of the properties `warmup`, whose lines go to standard error, and `loads`.
  ///
  /// @return whether every figure counts
  public boolean drive() throws IOException, InterruptedException {
    List<Load> warmUp = Load.list(System.getProperty("warmup", ""));
    List<Load> loads = Load.list(property("loads"));
    try (Upstream upstream = new Upstream(surroundings.bootstrapServers());
        Sagas sagas = new Sagas(surroundings.bootstrapServers())) {
      boolean isWarm = run(warmUp, System.err, upstream, sagas);
      return run(loads, System.out, upstream, sagas) && isWarm;
    }
  }

  private boolean run(List<Load> loads, PrintStream lines, Upstream upstream, Sagas sagas)
      throws IOException, InterruptedException {
    boolean allCount = true;
    for (Load load : loads) {
      Figures figures = figures(load, upstream, sagas);
      lines.println(figures.line());
      allCount &= figures.verdict().counts();
    }
    return allCount;
  }

  private Figures figures(Load load, Upstream upstream, Sagas sagas)
      throws IOException, InterruptedException {
    Run run = new Run("run" + time.millis(), load);
    int partitions = upstream.register(run);
    surroundings.ledger().awaitMarkers(run, partitions);
    surroundings.provider().reset(load.latencyMs());
    System.err.printf("%s: registered, deleting...%n", load);
    double before = machine.getSystemLoadAverage();
    ProcessFiles processes = surroundings.processes();
    long cpuBefore = processes.cpuMs();
    try (MemoryWatch memory = MemoryWatch.start(processes)) {
      ClosedLoop.Outcome outcome = new ClosedLoop(run, upstream, sagas).run();
      long cpu = processes.cpuMs() - cpuBefore;
      double after = machine.getSystemLoadAverage();
      Seen seen = surroundings.provider().settled();
      var cost = new Figures.Cost(cpu, memory.peakKb(), before, after);
      return new Figures(load, outcome, cost, seen);
    }
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("say -D%s=...; see docs/benchmarks.md".formatted(name));
    }
    return value;
  }
}
