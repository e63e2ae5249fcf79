package dev.cleanslate.system;

import dev.cleanslate.messages.ResourceEvent;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One thing that a clone has at the provider.
///
/// @param kind the provider's short name of its kind (`vector-store`)
/// @param parent what it belongs to; absent for what stands by itself
record Belonging(String kind, String id, @Nullable Belonging parent) {
  static final String VECTOR_STORE = "vector-store";
  static final String STORE_FILE = "store-file";
  static final String FILE = "file";
  static final String ASSISTANT = "assistant";
  static final String CONVERSATION = "conversation";
  static final String ITEM = "conversation-item";

  /// All of them; what else the provider has belongs to no clone.
  static final Set<String> KINDS =
      Set.of(VECTOR_STORE, STORE_FILE, FILE, ASSISTANT, CONVERSATION, ITEM);

  /// Where the provider serves it.
  String path() {
    String within = parent == null ? "" : parent.path();
    return switch (kind) {
      case VECTOR_STORE -> "/openai/v1/vector_stores/" + id;
      case STORE_FILE -> within + "/files/" + id;
      case FILE -> "/openai/v1/files/" + id;
      case ASSISTANT -> "/openai/v1/assistants/" + id;
      case CONVERSATION -> "/openai/v1/conversations/" + id;
      case ITEM -> within + "/items/" + id;
      default -> throw new IllegalStateException("no such kind: " + kind);
    };
  }

  /// As the catalog names the kind.
  String catalogKind() {
    return "openai." + kind.replace('-', '_');
  }

  /// How upstream registers it.
  ResourceEvent.Item registered() {
    Belonging above = parent;
    return new ResourceEvent.Item(
        catalogKind(),
        id,
        above == null ? null : Map.of(above.kind.replace('-', '_'), above.id),
        Provider.ACCOUNT,
        null,
        above == null ? null : new ResourceEvent.Parent(above.catalogKind(), above.id),
        null,
        null);
  }
}
