package dev.cleanslate.host.net;

import dev.cleanslate.host.KindStage;
import dev.cleanslate.messages.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.util.FileSystemUtils;

/// Things in a room, reached by a program that stands in for `ip`: it does what it is asked by the
/// real one, and fails as it is told.
abstract class NetStage extends KindStage {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration HASTY = Duration.ofSeconds(2);

  final Room room = new Room();
  private final Path directory;
  private Duration limit = PATIENT;

  NetStage(String foreign) {
    try {
      directory = Files.createTempDirectory("ip");
      Path program = directory.resolve("ip");
      try (var script = Objects.requireNonNull(getClass().getResourceAsStream("/ip-stand-in"))) {
        Files.write(program, script.readAllBytes());
      }
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.writeString(directory.resolve("foreign"), foreign);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Network network() {
    return new Network(directory.resolve("ip"), room.name, limit);
  }

  @Override
  public void trouble(Where where, Trouble trouble, int times) {
    if (trouble == Trouble.SLOW) {
      limit = HASTY;
    }
    try {
      Files.writeString(directory.resolve(where.name()), "%s %d\n".formatted(trouble, times));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public int requests() {
    return asked().size();
  }

  @Override
  public int deletions() {
    return (int) asked().stream().filter(line -> line.contains(" delete ")).count();
  }

  private List<String> asked() {
    try {
      Path asked = directory.resolve("asked");
      return Files.exists(asked) ? Files.readAllLines(asked) : List.of();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Target with(Target target, String sameness) {
    return Room.target(target.kind(), String.valueOf(target.id()), sameness);
  }

  @Override
  public void close() {
    room.close();
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
