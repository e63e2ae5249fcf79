package dev.cleanslate.standalone.demo;

import dev.cleanslate.messages.ResourceEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that an owner of the demonstration has at the provider.
///
/// @param kind the provider's short name of its kind (`vector-store`)
/// @param parent what it belongs to; absent for what stands by itself
record Resource(String kind, String id, @Nullable Resource parent) {
  static final String VECTOR_STORE = "vector-store";
  static final String STORE_FILE = "store-file";
  static final String FILE = "file";
  static final String ASSISTANT = "assistant";
  static final String CONVERSATION = "conversation";
  static final String CONVERSATION_ITEM = "conversation-item";

  static Resource alone(String kind, String id) {
    return new Resource(kind, id, null);
  }

  /// As the catalog names the kind.
  String catalogKind() {
    return "openai." + kind.replace('-', '_');
  }

  /// Which one it is among all, as events name it.
  String key() {
    return key(catalogKind(), id);
  }

  static String key(String catalogKind, String id) {
    return catalogKind + "/" + id;
  }

  /// How upstream registers it.
  ResourceEvent.Item registered(String account) {
    Resource above = parent;
    if (above == null) {
      return new ResourceEvent.Item(catalogKind(), id, null, account, null, null, null, null);
    }
    return new ResourceEvent.Item(
        catalogKind(),
        id,
        Map.of(above.kind.replace('-', '_'), above.id),
        account,
        null,
        new ResourceEvent.Parent(above.catalogKind(), above.id),
        null,
        null);
  }
}
