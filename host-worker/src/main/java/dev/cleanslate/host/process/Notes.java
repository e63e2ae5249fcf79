package dev.cleanslate.host.process;

import dev.cleanslate.host.kind.Born;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// When processes were first asked to end: one small file each, in a directory that a restart of
/// the host empties, named by what proves the process's sameness. So a command may be answered by
/// an agent that was started anew since. Thread-safe.
final class Notes {
  private final Path directory;
  private final InstantSource clock;

  Notes(Path directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /// How long ago it was first asked; empty where it was not, or where that cannot be read: then it
  /// is asked once more.
  Optional<Duration> sinceAsked(long pid, Born born) throws IOException {
    Path note = note(pid, born);
    if (Files.notExists(note)) {
      return Optional.empty();
    }
    try {
      Duration since =
          Duration.between(Instant.parse(Files.readString(note).strip()), clock.instant());
      return since.isNegative() ? Optional.empty() : Optional.of(since);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /// Notes that it was asked just now.
  void asked(long pid, Born born) throws IOException {
    Files.createDirectories(directory);
    Path fresh = Files.createTempFile(directory, "asked-", ".new");
    Files.writeString(fresh, clock.instant().toString());
    Files.move(fresh, note(pid, born), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Forgets a process that is gone.
  void forget(long pid, Born born) throws IOException {
    Files.deleteIfExists(note(pid, born));
  }

  private Path note(long pid, Born born) {
    return directory.resolve("%s-%d-%d".formatted(born.boot(), pid, born.order()));
  }
}
