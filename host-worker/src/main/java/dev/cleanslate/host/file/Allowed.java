package dev.cleanslate.host.file;

import dev.cleanslate.messages.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files that may be touched. A path counts as what it really is, so that no symbolic link
/// leads out of what was allowed. Thread-safe.
final class Allowed {
  private final List<ConfigFile> files;

  Allowed(List<ConfigFile> files) {
    this.files = List.copyOf(files);
  }

  /// A file that a target may mean.
  ///
  /// @param path where it really is; it need not exist
  record Place(ConfigFile file, Path path) {}

  /// The file the target means; empty where that is not allowed.
  Optional<Place> of(Target target) throws IOException {
    Path asked = Path.of(target.scope().getOrDefault(ConfigKind.FILE, ""));
    if (!asked.isAbsolute() || !asked.equals(asked.normalize())) {
      return Optional.empty();
    }
    for (ConfigFile file : files) {
      Optional<Path> real = real(file, asked, String.valueOf(target.id()));
      if (real.isPresent()) {
        return Optional.of(new Place(file, real.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> real(ConfigFile file, Path asked, String instance)
      throws IOException {
    return switch (file.format()) {
      case Format.Json _, Format.Ini _ -> same(file.path(), asked);
      case Format.Directory(var suffix) ->
          Optional.ofNullable(asked.getFileName())
                  .filter(name -> name.toString().equals(instance + suffix))
                  .isPresent()
              ? within(file.path(), asked)
              : Optional.empty();
    };
  }

  private static Optional<Path> same(Path allowed, Path asked) throws IOException {
    Optional<Path> real = really(asked);
    return real.isPresent() && real.equals(really(allowed)) ? real : Optional.empty();
  }

  /// A file of its own may not be a link at all: it would be another one that is meant.
  private static Optional<Path> within(Path allowed, Path asked) throws IOException {
    Path parent = asked.getParent();
    return parent != null && really(parent).equals(really(allowed)) && !Files.isSymbolicLink(asked)
        ? Optional.of(allowed.toRealPath().resolve(asked.getFileName()))
        : Optional.empty();
  }

  /// Where it is once all links are followed; of something absent, where its directory is.
  private static Optional<Path> really(Path path) throws IOException {
    if (Files.exists(path)) {
      return Optional.of(path.toRealPath());
    }
    Path parent = path.getParent();
    Path name = path.getFileName();
    boolean isNothing = Files.notExists(path, LinkOption.NOFOLLOW_LINKS);
    return parent == null || name == null || !isNothing || Files.notExists(parent)
        ? Optional.empty()
        : Optional.of(parent.toRealPath().resolve(name));
  }
}
