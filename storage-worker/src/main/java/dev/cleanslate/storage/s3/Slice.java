package dev.cleanslate.storage.s3;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a listing.
///
/// @param next where the next one starts; absent on the last
/// @param isTorn whether it says that there is more, but not where
public record Slice<T>(List<T> items, @Nullable Cursor next, boolean isTorn) {
  public Slice {
    items = List.copyOf(items);
  }

  /// A last page.
  public Slice(List<T> items) {
    this(items, null, false);
  }

  /// The same without what follows.
  public Slice<T> last() {
    return new Slice<>(items);
  }

  /// Behind what a page starts: a key, and what tells apart what bears the same key; or a token of
  /// the service's alone.
  public record Cursor(String key, @Nullable String within) {}
}
