package dev.cleanslate.importer.run;

import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// How far an import has come: whatever is before it was delivered.
///
/// @param what tells one import from another: system, database, mapping and options
/// @param phase what was being read
/// @param after the last key of it that was delivered; absent at its beginning
/// @param leftoverBytes how long the file of leftovers was then
record Checkpoint(
    String what, String phase, @Nullable String after, Figures figures, long leftoverBytes) {

  /// The one in this file; empty where there is no file.
  static Optional<Checkpoint> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Wire.json().readValue(Files.readAllBytes(file), Checkpoint.class));
    } catch (JacksonException broken) {
      throw new IOException("%s is no checkpoint of an import".formatted(file), broken);
    }
  }

  /// Puts it in the place of an earlier one, whole or not at all.
  void write(Path file) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    Files.write(aside, Wire.json().writeValueAsBytes(this));
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
