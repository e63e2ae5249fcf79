package dev.cleanslate.host.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A file that was opened and locked, so that whoever asks for a lock too (fcntl, POSIX) waits.
/// Whoever asks for none is noticed as long as the write was done before the replacement's last
/// comparison. Used by one thread; closed by whoever opened it.
final class OpenFile implements AutoCloseable {
  private static final long MOST = 16 << 20;

  private final Path path;
  private final FileChannel channel;
  private final Object key;
  private final Map<String, byte[]> attributes;
  private final String text;

  private OpenFile(Path path, FileChannel channel, Object key, Map<String, byte[]> attributes)
      throws IOException {
    this.path = path;
    this.channel = channel;
    this.key = key;
    this.attributes = attributes;
    this.text = read();
  }

  /// Opens and locks it; empty where somebody else holds the lock, or replaced it meanwhile.
  static Optional<OpenFile> locked(Path path) throws IOException {
    Object key = key(path);
    // Before it is locked: whoever reads attributes opens and closes the file.
    Map<String, byte[]> attributes = attributes(path);
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    try {
      if (isLocked(channel) && key.equals(key(path))) {
        return Optional.of(new OpenFile(path, channel, key, attributes));
      }
      channel.close();
      return Optional.empty();
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  private static Object key(Path path) throws IOException {
    return Objects.requireNonNull(
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey());
  }

  /// Reads a file without opening it for anything else.
  static String text(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return decoded(path, channel);
    }
  }

  /// What is in it.
  String text() {
    return text;
  }

  /// Whether it has other names, which would go on meaning the old file.
  boolean hasOtherNames() throws IOException {
    return !Objects.equals(Files.getAttribute(path, "unix:nlink"), 1);
  }

  /// Puts another text in its place, with the same owner, group, mode and attributes: all of it or
  /// nothing, whatever dies when.
  ///
  /// @return whether it was done; not, where somebody changed or replaced the file meanwhile
  boolean replace(String other) throws IOException {
    Path fresh = path.resolveSibling("." + path.getFileName() + ".cleanslate");
    Files.deleteIfExists(fresh);
    try {
      write(fresh, other);
      if (!isUnchanged()) {
        return false;
      }
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
      settle();
      return true;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /// Deletes it.
  ///
  /// @return whether it was done; not, where somebody changed or replaced the file meanwhile
  boolean delete() throws IOException {
    if (!isUnchanged()) {
      return false;
    }
    Files.delete(path);
    settle();
    return true;
  }

  private void write(Path fresh, String other) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel out =
        FileChannel.open(
            fresh,
            options,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(other);
      while (bytes.hasRemaining()) {
        int _ = out.write(bytes);
      }
      likenTo(fresh);
      out.force(true);
    }
  }

  private void likenTo(Path fresh) throws IOException {
    PosixFileAttributes like = Files.readAttributes(path, PosixFileAttributes.class);
    PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
    view.setOwner(like.owner());
    view.setGroup(like.group());
    view.setPermissions(like.permissions());
    for (Map.Entry<String, byte[]> attribute : attributes.entrySet()) {
      int _ = extended(fresh).write(attribute.getKey(), ByteBuffer.wrap(attribute.getValue()));
    }
  }

  private static Map<String, byte[]> attributes(Path path) throws IOException {
    Map<String, byte[]> attributes = new HashMap<>();
    if (Files.getFileStore(path).supportsFileAttributeView(UserDefinedFileAttributeView.class)) {
      for (String name : extended(path).list()) {
        ByteBuffer value = ByteBuffer.allocate(extended(path).size(name));
        int _ = extended(path).read(name, value);
        attributes.put(name, value.array());
      }
    }
    return attributes;
  }

  private static UserDefinedFileAttributeView extended(Path file) {
    return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
  }

  /// The content is compared through the open file, for closing another one of the same file would
  /// give up the lock.
  private boolean isUnchanged() throws IOException {
    return key.equals(key(path)) && read().equals(text);
  }

  private String read() throws IOException {
    channel.position(0);
    return decoded(path, channel);
  }

  private static String decoded(Path path, FileChannel channel) throws IOException {
    long size = channel.size();
    if (size > MOST) {
      throw new FileSystemException(path.toString(), null, "it has more than 16 MiB");
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size) + 1);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // Until the end; there is room for one byte more, which shows whether it has grown.
    }
    if (!bytes.hasRemaining()) {
      throw new FileSystemException(path.toString(), null, "it grew while it was read");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException _) {
      throw new FileSystemException(path.toString(), null, "it is not written in UTF-8");
    }
  }

  /// A rename or a deletion lasts through a crash once the directory is written too.
  private void settle() throws IOException {
    try (FileChannel directory =
        FileChannel.open(Objects.requireNonNull(path.getParent()), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
