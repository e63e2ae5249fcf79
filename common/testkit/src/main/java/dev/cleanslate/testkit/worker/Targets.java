package dev.cleanslate.testkit.worker;

import dev.cleanslate.messages.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Targets as they should not be. Pure functions.
final class Targets {
  /// Ids that could become another path, another request, or another thing.
  static final List<String> MALFORMED_IDS =
      List.of(
          ".",
          "..",
          "../models",
          "a/b",
          "a\\b",
          "%2e%2e%2fmodels",
          "x?limit=1",
          "x#y",
          "x y",
          "x;y",
          "é",
          "*",
          "x".repeat(600));

  private Targets() {}

  static Target inAccount(Target target, @Nullable String account) {
    return new Target(
        target.kind(), target.id(), target.scope(), account, target.marker(), target.sameness());
  }

  static Target withId(Target target, String id) {
    return new Target(
        target.kind(), id, target.scope(), target.account(), target.marker(), target.sameness());
  }

  static Target withScope(Target target, Map<String, String> scope) {
    return new Target(
        target.kind(), target.id(), scope, target.account(), target.marker(), target.sameness());
  }
}
