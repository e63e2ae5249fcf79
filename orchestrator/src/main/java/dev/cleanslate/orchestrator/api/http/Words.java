package dev.cleanslate.orchestrator.api.http;

import dev.cleanslate.messages.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parameters that must be one of a few words, or a short name.
public final class Words {
  private Words() {}

  /// The word itself, once it is among those; a [Problem] that lists them where it is not.
  public static String one(String field, String word, List<String> words) {
    if (!words.contains(word)) {
      throw Problem.field(field, "must be one of " + String.join(", ", words));
    }
    return word;
  }

  /// The short name itself, if there is one.
  public static @Nullable String optionalSlug(String field, @Nullable String text) {
    return text == null ? null : Require.slug(field, text);
  }
}
