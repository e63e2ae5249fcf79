package dev.cleanslate.cli;

import dev.cleanslate.cli.screen.Screen;
import dev.cleanslate.cli.tool.Surroundings;
import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/// Starts the command line in this process.
public final class Main {
  private static final int USUAL_WIDTH = 100;

  private Main() {}

  /// Runs one command line and ends with its exit status.
  public static void main(String[] words) {
    Surroundings surroundings =
        new Surroundings(
            screen(),
            System.getenv(),
            Path.of("").toAbsolutePath(),
            Clock.systemUTC(),
            Main::rest,
            UUID::randomUUID);
    int status = new Cleanslate(surroundings).run(words);
    System.exit(status);
  }

  private static Screen screen() {
    return new Screen(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        isTerminal(),
        Integer.getInteger("cleanslate.columns", USUAL_WIDTH));
  }

  private static PrintStream stream(FileDescriptor where) {
    return new PrintStream(new FileOutputStream(where), true, StandardCharsets.UTF_8);
  }

  /// What the launcher saw, or else what the machine says. Which console there is, and whether
  /// there is one, is the JDK's choice.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    String said = System.getProperty("cleanslate.terminal");
    if (said != null) {
      return Boolean.parseBoolean(said);
    }
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private static void rest(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
