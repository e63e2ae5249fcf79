package dev.cleanslate.host.file;

import java.util.List;

/// How instances stand in a file. Pure.
public sealed interface Format {
  /// In JSON: as members of an object, by their names, or as elements of an array, by a member of
  /// theirs that names them.
  ///
  /// @param at the way to that object or array, one name a step, each after a slash; empty for the
  ///   whole text
  /// @param key what the member is called that names an element of an array
  record Json(String at, String key) implements Format {
    public Json {
      require(at.isEmpty() || at.matches("(/[^/~]+)+"), "at must be like /vpn/instances");
      require(!key.isBlank(), "key must name a member");
    }
  }

  /// In sections, as in files of WireGuard's: `[name]` and lines with keys after it.
  ///
  /// @param section what the sections are called, where a key names the instance (`Peer`); empty
  ///   where the section's own name does
  /// @param key the key that names it then (`PublicKey`)
  record Ini(String section, String key) implements Format {
    public Ini {
      require(section.isEmpty() || !key.isBlank(), "key must name a key of section " + section);
    }
  }

  /// Each in a file of its own, in one directory.
  ///
  /// @param suffix what the files' names end with, after the instance's name
  record Directory(String suffix) implements Format {
    public Directory {
      require(suffix.matches("\\.[A-Za-z0-9_.-]{1,32}"), "suffix must be like .conf");
    }
  }

  /// Where an instance stands in a text, or why that cannot be told.
  default Parts parts(String text, String instance) {
    return switch (this) {
      case Json json -> JsonText.parts(json, text, instance);
      case Ini ini -> new Parts.Read(IniText.parts(ini, text, instance));
      case Directory _ -> new Parts.Read(List.of(new Part(0, text.length(), 0, text.length())));
    };
  }

  /// What reading a text for an instance came to.
  sealed interface Parts {
    /// All of it was read, and the instance stands in these places.
    record Read(List<Part> parts) implements Parts {}

    /// It is not in its format, or the place where instances stand is not in it.
    record Unreadable(String detail) implements Parts {}
  }

  private static void require(boolean good, String problem) {
    if (!good) {
      throw new IllegalArgumentException(problem);
    }
  }
}
