package dev.cleanslate.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A part that is a process of its own, with its output in a log file of the data folder.
///
/// Once it was stopped it is over: it does not start again, and a start that is under way gives up.
///
/// Secrets go to it by environment, never on the command line, which every user can read.
final class ChildProcess implements Part {
  /// A machine with much else to do may need longer than this.
  private static final Patience START =
      new Patience(Duration.ofSeconds(Long.getLong("cleanslate.start-seconds", 120)));

  private static final int STOP_S = 30;

  private final String name;
  private final DataFolder folder;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Probe probe;
  private @Nullable Process process;
  private volatile boolean isOver;

  /// @param probe how it is found out that it serves
  ChildProcess(
      String name,
      DataFolder folder,
      List<String> command,
      Map<String, String> environment,
      Probe probe) {
    this.name = name;
    this.folder = folder;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.probe = probe;
  }

  /// A part that is a JVM like this one: same JDK, these arguments.
  static ChildProcess jvm(
      String name,
      DataFolder folder,
      List<String> arguments,
      Map<String, String> environment,
      Probe probe) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = Stream.concat(Stream.of(java), arguments.stream()).toList();
    return new ChildProcess(name, folder, command, environment, probe);
  }

  /// How a started process shows that it serves.
  interface Probe {
    /// Called before it is started.
    void prepare() throws IOException;

    /// Whether it serves by now.
    boolean serves();

    /// A probe that needs no preparation.
    static Probe of(BooleanSupplier serves) {
      return new Probe() {
        @Override
        public void prepare() {
          // Nothing of an earlier run could mislead it.
        }

        @Override
        public boolean serves() {
          return serves.getAsBoolean();
        }
      };
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized void start() throws IOException, InterruptedException {
    mustNotBeOver();
    if (isRunning()) {
      return;
    }
    probe.prepare();
    Process started = launch();
    process = started;
    folder.notePid(name, started.pid());
    boolean serves = START.until(() -> isOver || !started.isAlive() || probe.serves());
    mustNotBeOver();
    if (!started.isAlive()) {
      throw new CannotStart(
          "%s ended with status %d while starting; see %s."
              .formatted(name, started.exitValue(), folder.log(name)));
    }
    if (!serves) {
      throw new CannotStart(
          "%s does not serve after %d s; see %s."
              .formatted(name, START.limit().toSeconds(), folder.log(name)));
    }
  }

  private void mustNotBeOver() {
    if (isOver) {
      throw new CannotStart(name + " was stopped.");
    }
  }

  @Override
  public void stop() throws IOException, InterruptedException {
    // Said before the lock is taken, which a start holds for as long as it waits.
    isOver = true;
    end();
  }

  private synchronized void end() throws IOException, InterruptedException {
    Process running = process;
    if (running != null) {
      running.destroy();
      if (!running.waitFor(STOP_S, TimeUnit.SECONDS)) {
        running.destroyForcibly().waitFor();
      }
    }
    folder.forgetPid(name);
  }

  @Override
  public synchronized boolean isRunning() {
    return process != null && process.isAlive();
  }

  @Override
  public synchronized long pid() {
    return process == null || !process.isAlive() ? 0 : process.pid();
  }

  private Process launch() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log(name).toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    return builder.start();
  }
}
