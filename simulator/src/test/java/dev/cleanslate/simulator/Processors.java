package dev.cleanslate.simulator;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What the processors had done at one moment: all of them together, for anybody but this process,
/// in seconds. A rate is measured by what was left for us, for it is a promise of the simulator and
/// not of those who work beside it. Linux tells it, in hundredths of a second (proc(5)); elsewhere
/// nobody is seen beside us.
record Processors(double all, double others) {
  private static final Path LINUX = Path.of("/proc/stat");
  private static final double A_SECOND = 100;
  private static final int USER = 0;
  private static final int NICE = 1;
  private static final int SYSTEM = 2;
  private static final int STOLEN = 7;

  static Processors now() {
    if (!Files.isReadable(LINUX)) {
      return new Processors(0, 0);
    }
    try (var lines = Files.lines(LINUX)) {
      return of(lines.findFirst().orElseThrow(), ours());
    } catch (IOException unreadable) {
      return new Processors(0, 0);
    }
  }

  static Processors of(String line, double ours) {
    long[] spent =
        Arrays.stream(line.split(" +")).skip(1).limit(8).mapToLong(Long::parseLong).toArray();
    long busy = spent[USER] + spent[NICE] + spent[SYSTEM] + spent[STOLEN];
    return new Processors(Arrays.stream(spent).sum() / A_SECOND, busy / A_SECOND - ours);
  }

  /// The part of their time since then that others did not take: 1 where we had the machine for
  /// ourselves.
  double leftSince(Processors before) {
    double passed = all - before.all;
    double taken = Math.max(0, others - before.others);
    return passed <= 0 ? 1 : Math.max(0.05, 1 - taken / passed);
  }

  private static double ours() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }
}
