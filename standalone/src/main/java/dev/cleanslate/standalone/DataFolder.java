package dev.cleanslate.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The one folder in which a system keeps everything: data, keys, logs, and who is running.
record DataFolder(Path path) {
  DataFolder {
    path = path.toAbsolutePath().normalize();
  }

  Path kafka() {
    return path.resolve("kafka");
  }

  Path postgres() {
    return path.resolve("postgres");
  }

  Path keys() {
    return path.resolve("keys");
  }

  Path token() {
    return path.resolve("token");
  }

  Path log(String name) {
    return path.resolve("logs").resolve(name + ".log");
  }

  Path run() {
    return path.resolve("run");
  }

  Path pidFile(String name) {
    return run().resolve(name + ".pid");
  }

  /// Creates what is missing; only its owner may look inside.
  void create() throws IOException {
    Files.createDirectories(path);
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
    for (Path folder : new Path[] {keys(), run(), path.resolve("logs")}) {
      Files.createDirectories(folder);
    }
  }

  /// Takes the folder for this process until the returned lock is released or the process ends;
  /// [CannotStart] where another process has it.
  FileLock lock() throws IOException {
    FileChannel channel =
        FileChannel.open(
            path.resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      String holder = Files.readString(path.resolve("lock")).strip();
      channel.close();
      throw new CannotStart(
          "Cleanslate already runs on %s (process %s). ./cleanslate status shows it, ./cleanslate down ends it."
              .formatted(path, holder));
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
    return lock;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      // Held by this very process.
      return null;
    }
  }

  /// Whether this process was started for this folder, as its command line shows: our JVMs say it
  /// in a system property, PostgreSQL where its data is.
  boolean isNamedBy(ProcessHandle process) {
    String words = process.info().commandLine().orElse("") + " ";
    return words.contains("=" + path + " ") || words.contains(" " + postgres() + " ");
  }

  /// Notes which process a part lives in, for `status`, `stop` and whoever cleans up after a crash.
  void notePid(String name, long pid) throws IOException {
    Path fresh = run().resolve(name + ".pid.new");
    Files.writeString(fresh, pid + "\n");
    Files.move(
        fresh,
        pidFile(name),
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  void forgetPid(String name) throws IOException {
    Files.deleteIfExists(pidFile(name));
  }
}
