package dev.cleanslate.topics.words;

import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The parts of sentences that several have.
final class Things {
  private static final int SPELT_OUT = 3;

  private Things() {}

  static String shortly(UUID saga) {
    return saga.toString().substring(0, 8);
  }

  static String step(StepRef ref) {
    return "step %d of deletion %s".formatted(ref.step(), shortly(ref.saga()));
  }

  static String target(Target target) {
    return target.id() == null
        ? "%s marked %s".formatted(target.kind(), target.marker())
        : "%s %s".formatted(target.kind(), target.id());
  }

  /// The first few of them, and how many more there are.
  static <T> String some(List<T> all, Function<T, String> words) {
    if (all.isEmpty()) {
      return "nothing";
    }
    String first = String.join(", ", all.stream().limit(SPELT_OUT).map(words).toList());
    int more = all.size() - SPELT_OUT;
    return more > 0 ? "%s and %d more".formatted(first, more) : first;
  }

  /// What follows the sentence where it was said.
  static String also(String before, @Nullable String text) {
    return text == null || text.isBlank() ? "" : before + text;
  }
}
