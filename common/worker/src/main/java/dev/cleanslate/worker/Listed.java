package dev.cleanslate.worker;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One thing found in a provider's listing.
///
/// @param id the provider's id
/// @param marks the exact ownership marks it bears; never its name
/// @param name what it is called; absent where the listing does not say
public record Listed(String id, Set<String> marks, @Nullable String name) {
  public Listed {
    marks = Set.copyOf(marks);
  }

  /// A thing without a name.
  public Listed(String id, Set<String> marks) {
    this(id, marks, null);
  }
}
