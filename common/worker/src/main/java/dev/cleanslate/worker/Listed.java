package dev.cleanslate.worker;

import java.util.Set;

/// One thing found in a provider's listing.
///
/// @param id the provider's id
/// @param marks the exact ownership marks it bears; never its name
public record Listed(String id, Set<String> marks) {
  public Listed {
    marks = Set.copyOf(marks);
  }
}
