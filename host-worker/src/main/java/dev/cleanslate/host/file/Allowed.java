package dev.cleanslate.host.file;

import dev.cleanslate.messages.Target;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The files that may be touched, by the names they were given: no path ever comes with a message.
/// Thread-safe.
final class Allowed {
  private final Map<String, ConfigFile> files;

  Allowed(Map<String, ConfigFile> files) {
    this.files = Map.copyOf(files);
  }

  /// A file that a target means.
  ///
  /// @param path where it really is; it need not exist
  record Place(ConfigFile file, Path path) {}

  /// The file the target means; empty where none of that name may be touched.
  Optional<Place> of(Target target) throws IOException {
    ConfigFile file = files.get(target.scope().getOrDefault(ConfigKind.FILE, ""));
    return file == null
        ? Optional.empty()
        : path(file, String.valueOf(target.id())).map(path -> new Place(file, path));
  }

  private static Optional<Path> path(ConfigFile file, String instance) throws IOException {
    return switch (file.format()) {
      case Format.Json _, Format.Ini _ -> Optional.of(really(file.path()));
      case Format.Directory(var suffix) -> own(file.path(), instance + suffix);
    };
  }

  /// An instance's own file may not be a link: it would be another one that is meant.
  private static Optional<Path> own(Path directory, String name) throws IOException {
    Path path = directory.toRealPath().resolve(name);
    return name.contains("/") || Files.isSymbolicLink(path) ? Optional.empty() : Optional.of(path);
  }

  /// Where it is once all links are followed; of something absent, where it would be.
  private static Path really(Path path) throws IOException {
    if (Files.exists(path)) {
      return path.toRealPath();
    }
    Path parent = path.getParent();
    Path name = path.getFileName();
    if (parent == null || name == null || Files.notExists(parent)) {
      throw new NoSuchFileException(path.toString(), null, "its directory is not there");
    }
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(path.toString(), null, "it is a link to nothing");
    }
    return parent.toRealPath().resolve(name);
  }
}
