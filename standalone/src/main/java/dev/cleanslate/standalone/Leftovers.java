package dev.cleanslate.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// The processes of a system whose supervisor was killed: they live on, and are ended on purpose
/// before the next start. Only a process whose command line names this data folder is touched.
///
/// Call it only while holding the folder's lock.
final class Leftovers {
  private static final int PATIENCE_S = 20;

  private final DataFolder folder;

  Leftovers(DataFolder folder) {
    this.folder = folder;
  }

  /// Ends them, and returns a line about each for the person at the terminal.
  List<String> end(PostgresServer postgres) throws IOException, InterruptedException {
    List<String> ended;
    try (Stream<Path> files = Files.list(folder.run())) {
      ended = files.filter(file -> file.toString().endsWith(".pid")).flatMap(this::end).toList();
    }
    if (postgres.isRunning()) {
      String line = line(postgres.name(), postgres.pid());
      postgres.end();
      return Stream.concat(ended.stream(), Stream.of(line)).toList();
    }
    return ended;
  }

  private Stream<String> end(Path pidFile) {
    String name = pidFile.getFileName().toString().replace(".pid", "");
    if (name.equals("postgres")) {
      return Stream.empty();
    }
    return process(pidFile)
        .filter(this::isOurs)
        .map(process -> {
          terminate(process);
          return line(name, process.pid());
        });
  }

  private static Stream<ProcessHandle> process(Path pidFile) {
    try {
      return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip())).stream();
    } catch (IOException | NumberFormatException failure) {
      throw new CannotStart("%s cannot be read; delete it.".formatted(pidFile), failure);
    }
  }

  private boolean isOurs(ProcessHandle process) {
    return process.pid() != ProcessHandle.current().pid() && folder.isNamedBy(process);
  }

  private static void terminate(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      process.destroyForcibly();
      process.onExit().join();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static String line(String name, long pid) {
    return "Ended %s (process %d), left behind by a run that was killed.".formatted(name, pid);
  }
}
