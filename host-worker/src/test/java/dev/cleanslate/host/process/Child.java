package dev.cleanslate.host.process;

import static org.awaitility.Awaitility.await;

import dev.cleanslate.host.Hosts;
import dev.cleanslate.host.kind.Host;
import dev.cleanslate.messages.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A process of the test's own, killed when it is closed.
public final class Child implements AutoCloseable {
  private static final ProcFs PROC = new ProcFs(Path.of("/proc"), "");
  private final Process process;
  private final String said;

  private Child(Process process, String said) {
    this.process = process;
    this.said = said;
  }

  /// One that ends when it is asked to.
  public static Child willing() {
    return start("echo ready; exec sleep 600");
  }

  /// One that ignores SIGTERM.
  public static Child stubborn() {
    return start("trap '' TERM; echo ready; exec sleep 600");
  }

  /// One that says the number of a child of its own, which has ended and will never be waited for:
  /// it ends only once its parent is no shell any more, for a shell might take note of it.
  static Child ofZombie() {
    return start(
        """
        sh -c 'while [ "$(cat /proc/$PPID/comm)" != sleep ]; do sleep 0.05; done' &
        echo $!
        exec sleep 600
        """);
  }

  /// Starts a script, and waits for the first line it says.
  static Child start(String script) {
    try {
      Process process = new ProcessBuilder(List.of("/bin/sh", "-c", script)).start();
      BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
      String said = lines.readLine();
      return new Child(process, said == null ? "" : said);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// What it said first.
  String said() {
    return said;
  }

  /// Its number.
  public long pid() {
    return process.pid();
  }

  /// Whether it runs.
  public boolean isAlive() {
    return process.isAlive();
  }

  /// Waits until it has ended.
  public void awaitEnd() {
    await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
  }

  /// The child as a target.
  public Target target() {
    return target(pid(), sameness(pid()));
  }

  /// A process of this host.
  static Target target(long pid, @Nullable String sameness) {
    Host host = Hosts.here();
    return new Target(
        ProcessKind.NAME,
        Long.toString(pid),
        Map.of("host", host.name()),
        host.account(),
        null,
        sameness);
  }

  static String sameness(long pid) {
    return Hosts.here().boot() + "/" + stat(pid).start();
  }

  static ProcessStat stat(long pid) {
    try {
      return PROC.stat(pid).orElseThrow();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    awaitEnd();
  }
}
