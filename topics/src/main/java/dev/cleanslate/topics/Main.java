package dev.cleanslate.topics;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;

/// Starts it in this process.
public final class Main {
  private Main() {}

  /// Runs one command line and ends with its exit status. Ctrl-C ends a watch.
  public static void main(String[] words) {
    Surroundings surroundings =
        new Surroundings(
            stream(FileDescriptor.out),
            stream(FileDescriptor.err),
            System::getenv,
            Boolean.getBoolean("cleanslate.terminal"),
            ZoneId.systemDefault(),
            Clock.systemUTC(),
            () -> false);
    System.exit(new TopicsLine(surroundings).run(words));
  }

  private static PrintStream stream(FileDescriptor where) {
    return new PrintStream(new FileOutputStream(where), true, StandardCharsets.UTF_8);
  }
}
