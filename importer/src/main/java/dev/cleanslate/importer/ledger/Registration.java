package dev.cleanslate.importer.ledger;

import dev.cleanslate.messages.ResourceEvent.Item;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is said of one owner.
///
/// @param at when it was made; absent where nobody knows, which means now
public record Registration(
    String type, String id, List<Item> items, List<String> aliases, @Nullable Instant at) {
  public Registration {
    items = List.copyOf(items);
    aliases = List.copyOf(aliases);
  }
}
