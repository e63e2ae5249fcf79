package dev.cleanslate.worker;

import dev.cleanslate.messages.Target;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A kind of resource that a handler serves, with the exact form of its ids.
///
/// Whatever does not match whole is refused before any provider call, so that an id can never
/// become another path.
///
/// @param name the catalog's name (`openai.vector_store`)
/// @param id what an id must match as a whole
/// @param scope the scope entries it needs, each with what its value must match as a whole
/// @param markable whether a listing shows ownership marks, so that an intent can be found in it
public record Kind(String name, Pattern id, Map<String, Pattern> scope, boolean markable) {
  public Kind {
    scope = Map.copyOf(scope);
  }

  /// What is wrong with the target, in the words of a refusal; empty where nothing is.
  public Optional<String> objection(Target target) {
    String targetId = target.id();
    if (targetId != null && !id.matcher(targetId).matches()) {
      return Optional.of("target.id is not an id of %s".formatted(name));
    }
    return scope.entrySet().stream()
        .filter(needed -> !fits(needed.getValue(), target.scope().get(needed.getKey())))
        .map(needed -> "target.scope.%s is missing or malformed".formatted(needed.getKey()))
        .sorted()
        .findFirst();
  }

  private static boolean fits(Pattern pattern, @org.jspecify.annotations.Nullable String value) {
    return value != null && pattern.matcher(value).matches();
  }
}
