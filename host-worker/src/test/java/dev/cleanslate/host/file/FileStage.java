package dev.cleanslate.host.file;

import dev.cleanslate.host.Hosts;
import dev.cleanslate.host.KindStage;
import dev.cleanslate.host.kind.HostKind;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Advanced;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/// Instances in a real file, which can be garbled.
final class FileStage extends KindStage {
  private static final String OTHERS = "\"vpn10\": {}";
  private final Path directory;
  private final Path file;
  private int deletions;

  FileStage() {
    try {
      directory = Files.createTempDirectory("configuration");
      file = directory.resolve("config.json");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    write("{\"instances\": {%s}}".formatted(OTHERS));
  }

  @Override
  protected HostKind kind() {
    return new ConfigKind(Hosts.here(), Map.of(FileScene.NAME, FileScene.json(file)));
  }

  @Override
  protected void advanced(Target target, Advanced outcome) {
    if (outcome instanceof Advanced.Gone gone && gone.evidence().call().startsWith("replace ")) {
      deletions++;
    }
  }

  @Override
  public Target create() {
    write("{\"instances\": {%s, \"vpn1\": {\"port\": 1}}}".formatted(OTHERS));
    return FileScene.target("vpn1", null);
  }

  @Override
  public Target missing() {
    return FileScene.target("nobody", null);
  }

  @Override
  public Optional<Target> mistaken(Target target) {
    return Optional.of(FileScene.target("vpn1", "sha256:" + "0".repeat(64)));
  }

  @Override
  public void trouble(Where where, Trouble trouble, int times) {
    if (where != Where.DELETING) {
      write(trouble == Trouble.FOREIGN_404 ? "{\"another\": {\"file\": 1}}" : "{\"instances\": {");
    }
  }

  @Override
  public boolean isThere(Target target) {
    return text().contains("\"vpn1\"");
  }

  @Override
  public int deletions() {
    return deletions;
  }

  private void write(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String text() {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
