package dev.cleanslate.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A short-lived program of the operating system, run to its end.
final class Command {
  private static final int PATIENCE_S = 120;

  private Command() {}

  /// Its exit status and what it wrote, both streams together.
  record Outcome(int status, String output) {
    boolean succeeded() {
      return status == 0;
    }
  }

  /// Runs it with standard output and error into a file, so that a server it leaves behind holds no
  /// pipe of ours open; the file is read back for the outcome.
  static Outcome run(List<String> command, Path output) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new CannotStart(
          "%s did not end within %d seconds.".formatted(command.getFirst(), PATIENCE_S));
    }
    String written = new String(java.nio.file.Files.readAllBytes(output), StandardCharsets.UTF_8);
    return new Outcome(process.exitValue(), written);
  }
}
