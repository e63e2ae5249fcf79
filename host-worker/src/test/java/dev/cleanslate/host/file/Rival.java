package dev.cleanslate.host.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Another process that wants the lock of a file: locks of one's own process are no hindrance.
final class Rival {
  private static final int LOCKED = 10;
  private static final int REFUSED = 11;

  private Rival() {}

  /// Exit status 10 where it got the lock.
  public static void main(String[] arguments) throws IOException {
    try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
      System.exit(channel.tryLock() == null ? REFUSED : LOCKED);
    }
  }

  /// Whether another process gets the lock now.
  static boolean canLock(Path file) {
    try {
      Path classes =
          Path.of(Rival.class.getProtectionDomain().getCodeSource().getLocation().getPath());
      Process rival =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  classes.toString(),
                  Rival.class.getName(),
                  file.toString())
              .inheritIO()
              .start();
      return switch (rival.waitFor()) {
        case LOCKED -> true;
        case REFUSED -> false;
        default -> throw new AssertionError("the other process failed");
      };
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
