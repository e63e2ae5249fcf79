package dev.cleanslate.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What Linux says of some processes and of their children, as far as they live. Thread-safe.
///
/// Source: proc(5), `stat` (fields 14 to 17), `smaps_rollup` and `task/PID/children`.
///
/// @param proc where it says so
record ProcessFiles(Path proc, List<Long> pids) {
  /// The kernel counts time for user programs in hundredths of a second, whatever its own clock.
  private static final long TICK_MS = 10;

  ProcessFiles {
    pids = List.copyOf(pids);
  }

  static ProcessFiles of(List<Long> pids) {
    return new ProcessFiles(Path.of("/proc"), pids);
  }

  /// The processor time they have used, with that of their children that have ended.
  long cpuMs() {
    return family().stream().mapToLong(this::ticks).sum() * TICK_MS;
  }

  /// The memory they hold, what they share divided among those who share it.
  long memoryKb() {
    return family().stream().mapToLong(this::pssKb).sum();
  }

  private List<Long> family() {
    List<Long> family = new ArrayList<>(pids);
    for (int at = 0; at < family.size(); at++) {
      family.addAll(children(family.get(at)));
    }
    return family;
  }

  private List<Long> children(long pid) {
    String path = "%d/task/%d/children".formatted(pid, pid);
    return Arrays.stream(read(path).strip().split(" ", -1))
        .filter(word -> !word.isEmpty())
        .map(Long::valueOf)
        .toList();
  }

  private long ticks(long pid) {
    String stat = read(pid + "/stat");
    if (stat.isEmpty()) {
      return 0;
    }
    // The name, in brackets, may hold blanks and brackets.
    String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Arrays.stream(afterName, 11, 15).mapToLong(Long::parseLong).sum();
  }

  private long pssKb(long pid) {
    return read(pid + "/smaps_rollup")
        .lines()
        .filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .sum();
  }

  private String read(String file) {
    try {
      return Files.readString(proc.resolve(file));
    } catch (IOException _) {
      // It has ended meanwhile.
      return "";
    }
  }
}
