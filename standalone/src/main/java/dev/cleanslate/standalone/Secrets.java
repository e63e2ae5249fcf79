package dev.cleanslate.standalone;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Files that only their owner may read, and what is kept in them.
///
/// A secret is made once and read back ever after. None of it may be logged.
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /// The password in this file, made at the first call.
  static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] password = new byte[24];
      RANDOM.nextBytes(password);
      write(file, HexFormat.of().formatHex(password));
    }
    return Files.readString(file).strip();
  }

  /// Writes the file whole, readable for its owner alone from its first byte on.
  static void write(Path file, String content) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(aside);
    createPrivate(aside);
    Files.writeString(aside, content);
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void createPrivate(Path file) throws IOException {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException failure) {
      throw new CannotStart("Another process is writing %s.".formatted(file), failure);
    }
  }
}
