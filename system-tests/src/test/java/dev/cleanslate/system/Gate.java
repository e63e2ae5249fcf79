package dev.cleanslate.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A network namespace with real interfaces and routes in it. Skips the test, saying why, where the
/// machine does not allow one.
final class Gate implements AutoCloseable {
  private static final Path IP = Path.of("/usr/sbin/ip");

  private final String name = "cleanslate-gate-" + ProcessHandle.current().pid();

  Gate() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(IP), "this machine has no " + IP);
    Run made = run(List.of("netns", "add", name));
    assumeTrue(made.exit() == 0, "no network namespace can be made here: " + made.said());
    ip("link set lo up");
  }

  String name() {
    return name;
  }

  /// Runs `ip` in here, which must succeed; what it said.
  String ip(String words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-n", name));
    all.addAll(Arrays.asList(words.split(" ", -1)));
    Run run = run(all);
    if (run.exit() != 0) {
      throw new IOException("ip %s: %s".formatted(words, run.said()));
    }
    return run.said();
  }

  private static Run run(List<String> arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(IP.toString()));
    all.addAll(arguments);
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), said);
  }

  private record Run(int exit, String said) {}

  @Override
  public void close() throws IOException {
    try {
      run(List.of("netns", "delete", name));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
