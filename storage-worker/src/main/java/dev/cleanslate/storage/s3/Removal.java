package dev.cleanslate.storage.s3;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came of deleting many.
///
/// @param gone how many the service says are gone
/// @param left how many are not, by why
/// @param code the service's code for one of those; absent where it is nothing but a short code
public record Removal(int gone, Map<Hitch, Integer> left, @Nullable String code) {
  /// Nothing was asked.
  public static final Removal NONE = new Removal(0, Map.of(), null);

  public Removal {
    left = Map.copyOf(left);
  }

  /// Both together.
  public Removal plus(Removal other) {
    Map<Hitch, Integer> sum = new EnumMap<>(Hitch.class);
    sum.putAll(left);
    other.left.forEach((hitch, count) -> sum.merge(hitch, count, Integer::sum));
    return new Removal(gone + other.gone, sum, code == null ? other.code : code);
  }

  /// The reason to be told first; empty where all are gone.
  public Optional<Hitch> worst() {
    return left.keySet().stream().min(Hitch::compareTo);
  }

  /// How many are not gone, whyever.
  public int notGone() {
    return left.values().stream().mapToInt(Integer::intValue).sum();
  }
}
