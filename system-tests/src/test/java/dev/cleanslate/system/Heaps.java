package dev.cleanslate.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What processes of ours have on their heaps, by the JDK's own account.
final class Heaps {
  /// What each generation of a serial heap has in use.
  private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

  private Heaps() {}

  /// What is left on it once its garbage is collected, in bytes.
  static long afterCollection(long pid) throws IOException, InterruptedException {
    jcmd(pid, "GC.run");
    Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
    long kilobytes = 0;
    while (used.find()) {
      kilobytes += Long.parseLong(used.group(1));
    }
    if (kilobytes == 0) {
      throw new IOException("process %d does not say what is on its heap".formatted(pid));
    }
    return kilobytes * 1024;
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process asked =
        new ProcessBuilder(program, Long.toString(pid), command).redirectErrorStream(true).start();
    String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (asked.waitFor() != 0) {
      throw new IOException("process %d does not answer %s: %s".formatted(pid, command, answer));
    }
    return answer;
  }
}
