package dev.cleanslate.storage.kind;

import dev.cleanslate.storage.s3.Stored;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What proves that what lies there is still what was registered.
///
/// A prefix holds the owner's own id, which no other owner has: that is its proof. `before:` bounds
/// it further: what was modified after that instant is not this owner's and is left. A key may be
/// written anew by another owner: `etag:"..."`, `version:...` and `modified:...` name what its
/// newest version must still show. Instants are RFC 3339; HTTP tells seconds, so no more is
/// compared.
public sealed interface Sameness {
  /// Nothing was registered.
  record Unstated() implements Sameness {}

  /// For a prefix: modified at this instant at the latest.
  record Before(Instant bound) implements Sameness {
    boolean isPast(@Nullable Instant modified) {
      return modified == null || modified.isAfter(bound);
    }
  }

  /// For a key: its newest version has this ETag, without quotation marks.
  record Etag(String value) implements Sameness {}

  /// For a key: its newest version is this one.
  record VersionId(String value) implements Sameness {}

  /// For a key: its newest version was modified within this second.
  record Modified(Instant at) implements Sameness {}

  /// Reads what was registered; empty where it is nothing this kind understands.
  static Optional<Sameness> of(StorageKind kind, @Nullable String text) {
    if (text == null) {
      return Optional.of(new Unstated());
    }
    int colon = text.indexOf(':');
    String form = colon < 0 ? text : text.substring(0, colon);
    String value = text.substring(colon + 1);
    if (value.isBlank()) {
      return Optional.empty();
    }
    return switch (kind) {
      case PREFIX -> form.equals("before") ? instant(value).map(Before::new) : Optional.empty();
      case OBJECT -> ofObject(form, value);
    };
  }

  private static Optional<Sameness> ofObject(String form, String value) {
    return switch (form) {
      case "etag" -> Optional.of(new Etag(bare(value)));
      case "version" -> Optional.of(new VersionId(value));
      case "modified" -> instant(value).map(Modified::new);
      default -> Optional.empty();
    };
  }

  private static Optional<Instant> instant(String value) {
    try {
      return Optional.of(Instant.parse(value));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /// Whether it is about one version, which then goes last.
  default boolean isOfObject() {
    return switch (this) {
      case Unstated _, Before _ -> false;
      case Etag _, VersionId _, Modified _ -> true;
    };
  }

  /// Whether anything was registered.
  default boolean isStated() {
    return !(this instanceof Unstated);
  }

  /// What is wrong with the newest version of a key; empty where it is what was registered.
  default Optional<String> difference(Stored newest) {
    return switch (this) {
      case Unstated _, Before _ -> Optional.empty();
      case Etag(var value) -> unless(value.equals(bare(newest.etag())), "ETag", value);
      case VersionId(var value) -> unless(value.equals(newest.versionId()), "version", value);
      case Modified(var at) ->
          unless(second(at).equals(second(newest.modified())), "time", at.toString());
    };
  }

  private static Optional<String> unless(boolean same, String what, String registered) {
    return same
        ? Optional.empty()
        : Optional.of(
            "its newest version has another %s than the %s registered".formatted(what, registered));
  }

  private static Optional<Instant> second(@Nullable Instant instant) {
    return Optional.ofNullable(instant).map(each -> each.truncatedTo(ChronoUnit.SECONDS));
  }

  private static String bare(@Nullable String etag) {
    return etag == null ? "" : etag.replace("\"", "");
  }
}
