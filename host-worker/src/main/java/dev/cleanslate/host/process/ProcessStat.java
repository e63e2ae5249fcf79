package dev.cleanslate.host.process;

import java.util.List;

/// What the kernel says of a process in `/proc/<pid>/stat`.
///
/// Source: proc_pid_stat(5).
///
/// @param pid its number
/// @param state one letter; `Z` is a zombie
/// @param parent its parent's number
/// @param flags the kernel's flags
/// @param threads how many threads it has
/// @param start when it started, in clock ticks since the boot
record ProcessStat(long pid, char state, long parent, long flags, long threads, long start) {
  private static final long KERNEL_THREAD = 0x0020_0000;
  private static final int PARENT = 1;
  private static final int FLAGS = 6;
  private static final int THREADS = 17;
  private static final int START = 19;

  /// Reads one line. The name of the program stands in parentheses and may itself hold blanks and
  /// parentheses, so everything is counted from the last one.
  ///
  /// Throws [IllegalArgumentException] where it is no such line.
  static ProcessStat of(String line) {
    int open = line.indexOf(" (");
    int close = line.lastIndexOf(") ");
    if (open < 1 || close < open) {
      throw new IllegalArgumentException("the line names no program");
    }
    List<String> rest = List.of(line.substring(close + 2).strip().split(" "));
    if (rest.size() <= START || rest.getFirst().length() != 1) {
      throw new IllegalArgumentException("the line is cut short");
    }
    return new ProcessStat(
        Long.parseLong(line.substring(0, open)),
        rest.getFirst().charAt(0),
        Long.parseLong(rest.get(PARENT)),
        Long.parseLong(rest.get(FLAGS)),
        Long.parseLong(rest.get(THREADS)),
        Long.parseLong(rest.get(START)));
  }

  boolean isKernelThread() {
    return (flags & KERNEL_THREAD) != 0;
  }

  /// Whether it has ended and waits only for its parent to take note. A process whose first thread
  /// has ended looks the same while its other threads go on.
  boolean hasEnded() {
    return (state == 'Z' || state == 'X') && threads <= 1;
  }
}
