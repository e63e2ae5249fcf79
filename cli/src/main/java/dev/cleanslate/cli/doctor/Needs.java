package dev.cleanslate.cli.doctor;

import dev.cleanslate.cli.api.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// What a credential must be allowed to do, kind by kind, as providers call it.
final class Needs {
  private final JsonNode kinds;

  private Needs(JsonNode kinds) {
    this.kinds = kinds;
  }

  static Needs read() {
    try (InputStream file = Needs.class.getResourceAsStream("needs.json")) {
      return new Needs(Json.read(Objects.requireNonNull(file).readAllBytes()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// What looking at things of that kind needs; by the kind itself, or by what its name begins
  /// with.
  String looking(String kind) {
    return of(kind, "look");
  }

  /// What deleting needs.
  String deleting(String kind) {
    return of(kind, "delete");
  }

  /// Whether a document of the provider says so, or nothing but our own code does; what is not was
  /// concluded from how the provider calls its permissions.
  boolean isConfirmed(String kind) {
    return !Json.flag(of(kind), "unconfirmed");
  }

  private String of(String kind, String what) {
    return Json.text(of(kind), what);
  }

  private JsonNode of(String kind) {
    JsonNode exact = kinds.path(kind);
    return exact.isObject() ? exact : kinds.path(kind.replaceFirst("\\..*", ".*"));
  }
}
