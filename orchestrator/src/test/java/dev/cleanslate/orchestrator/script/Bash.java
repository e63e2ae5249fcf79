package dev.cleanslate.orchestrator.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs what a shell would, with a time limit.
final class Bash {
  private static final long MOST_SECONDS = 60;

  private Bash() {}

  /// What became of a command; `text` is all that it printed.
  record Ran(int code, String text) {}

  static Ran run(String... command) {
    return finish(start(Map.of(), "", List.of(command)));
  }

  static Process start(Map<String, String> environment, String typed, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      try (var input = process.getOutputStream()) {
        input.write(typed.getBytes(StandardCharsets.UTF_8));
      }
      return process;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Ran finish(Process process) {
    try {
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("it did not end: " + text);
      }
      return new Ran(process.exitValue(), text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    } finally {
      process.destroyForcibly();
    }
  }

  static Path file(Path folder, String name, String text) {
    try {
      Path file = Files.writeString(folder.resolve(name), text);
      if (!file.toFile().setExecutable(true)) {
        throw new AssertionError(file + " cannot be made executable");
      }
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Whether such a command is on the PATH.
  static boolean knows(String command) {
    return run("bash", "-c", "command -v " + command).code() == 0;
  }
}
