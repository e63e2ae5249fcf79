package dev.cleanslate.host.file;

import java.nio.file.Path;

/// A file that the agent may take instances out of, or a directory with a file for each.
///
/// @param path where it is; absolute
/// @param format how instances stand in it
/// @param role what saving it is called in evidence
public record ConfigFile(Path path, Format format, Role role) {
  public ConfigFile {
    if (!path.isAbsolute() || !path.equals(path.normalize())) {
      throw new IllegalArgumentException("%s must be absolute and without dots".formatted(path));
    }
  }

  /// What a file is to the program that reads it.
  public enum Role {
    /// Its configuration.
    CONFIG("config_saved"),
    /// What it keeps for itself.
    CACHE("cache_saved");

    private final String saved;

    Role(String saved) {
      this.saved = saved;
    }

    /// What is said once it was saved without the instance.
    String saved() {
      return saved + "=true";
    }
  }
}
