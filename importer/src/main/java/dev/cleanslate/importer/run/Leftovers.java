package dev.cleanslate.importer.run;

import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writes down what could not be placed: one JSON object a line. Thread-safe.
final class Leftovers implements AutoCloseable {
  private final FileChannel file;

  /// Goes on after that many bytes; what stands behind them is of a page that is read again.
  Leftovers(Path path, long after) throws IOException {
    this.file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
    file.truncate(after);
    file.position(file.size());
  }

  synchronized void write(Leftover leftover) {
    ByteBuffer line =
        ByteBuffer.wrap(
            (Wire.json().writeValueAsString(leftover) + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (line.hasRemaining()) {
        file.write(line);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("What could not be placed cannot be written down", failure);
    }
  }

  /// How much is in the file.
  synchronized long size() throws IOException {
    return file.size();
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
