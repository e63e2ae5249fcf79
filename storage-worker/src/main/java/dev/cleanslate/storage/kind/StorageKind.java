package dev.cleanslate.storage.kind;

import dev.cleanslate.worker.Kind;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The kinds this worker serves.
public enum StorageKind {
  /// All that lies under a prefix. Its id ends in a slash, so that `a1/` never takes `a10/` along.
  PREFIX("storage.prefix", ".*[^/].*/"),
  /// All that one key stands for: the object, its versions, its delete markers.
  OBJECT("storage.object", ".+");

  private static final Pattern BUCKET =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,98}[A-Za-z0-9]");

  private final String label;
  private final Pattern id;

  StorageKind(String label, String id) {
    this.label = label;
    this.id = Pattern.compile(id, Pattern.DOTALL);
  }

  /// The kind of this name, if it is one of them.
  public static Optional<StorageKind> named(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
  }

  /// What the runtime checks a target against. A listing shows no ownership marks.
  public Kind kind() {
    return new Kind(label, id, Map.of("bucket", BUCKET), false);
  }
}
