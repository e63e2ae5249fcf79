package dev.cleanslate.host.process;

import dev.cleanslate.host.Hosts;
import dev.cleanslate.host.KindStage;
import dev.cleanslate.host.kind.HostKind;
import dev.cleanslate.messages.Target;
import dev.cleanslate.testkit.HandTurnedClock;
import dev.cleanslate.worker.Advanced;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/// Processes of the test's own, seen through a directory that stands in for `/proc` and can be
/// garbled or emptied.
final class ProcessStage extends KindStage {
  private static final long NEVER_USED = 4_194_400;

  private final HandTurnedClock clock = HandTurnedClock.at(Instant.parse("2026-11-21T12:00:00Z"));
  private final List<Child> children = new ArrayList<>();
  private final Path directory;
  private final Path proc;
  private int signals;
  private int forbidden;

  ProcessStage() {
    try {
      directory = Files.createTempDirectory("processes");
      proc = Files.createDirectory(directory.resolve("proc"));
      Files.createSymbolicLink(proc.resolve("1"), Path.of("/proc/1"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  protected HostKind kind() {
    return new ProcessKind(
        Hosts.here(),
        new ProcFs(proc, ""),
        this::grip,
        new Notes(directory.resolve("notes"), clock),
        Duration.ofSeconds(10));
  }

  private Optional<Grip> grip(long pid) {
    return new Handles()
        .on(pid)
        .map(grip ->
            new Grip() {
              @Override
              public Sent send(Signal signal) {
                signals++;
                return forbidden-- > 0 ? Sent.FORBIDDEN : grip.send(signal);
              }

              @Override
              public void close() {
                grip.close();
              }
            });
  }

  @Override
  protected void advanced(Target target, Advanced outcome) {
    if (outcome instanceof Advanced.StillDeleting) {
      children.stream().filter(child -> child.pid() == pid(target)).forEach(Child::awaitEnd);
    }
  }

  @Override
  public Target create() {
    Child child = Child.willing();
    children.add(child);
    try {
      Path seen = proc.resolve(Long.toString(child.pid()));
      Files.createSymbolicLink(seen, Path.of("/proc/" + child.pid()));
      return child.target();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public Target missing() {
    return Child.target(NEVER_USED, Hosts.here().boot() + "/12345");
  }

  @Override
  public Optional<Target> mistaken(Target target) {
    return Optional.of(Child.target(pid(target), Hosts.here().boot() + "/1"));
  }

  @Override
  public void trouble(Where where, Trouble trouble, int times) {
    try {
      switch (where) {
        case DELETING -> forbidden = times;
        case CONTROL -> Files.delete(proc.resolve("1"));
        case READING -> {
          if (trouble == Trouble.FOREIGN_404) {
            FileSystemUtils.deleteRecursively(proc);
          } else {
            garble();
          }
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void garble() throws IOException {
    List<Long> pids = new ArrayList<>(List.of(NEVER_USED));
    children.forEach(child -> pids.add(child.pid()));
    for (long pid : pids) {
      Path seen = proc.resolve(Long.toString(pid));
      Files.deleteIfExists(seen);
      Files.writeString(Files.createDirectory(seen).resolve("stat"), "%d (x".formatted(pid));
    }
  }

  @Override
  public boolean isThere(Target target) {
    return children.stream().anyMatch(child -> child.pid() == pid(target) && child.isAlive());
  }

  @Override
  public int deletions() {
    return signals;
  }

  private static long pid(Target target) {
    return ProcessKind.pid(target);
  }

  @Override
  public void close() {
    children.forEach(Child::close);
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
