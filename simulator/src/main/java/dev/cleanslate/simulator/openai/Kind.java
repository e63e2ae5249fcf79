package dev.cleanslate.simulator.openai;

import dev.cleanslate.simulator.openai.wire.Rejected;
import dev.cleanslate.simulator.room.Entry;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the room keeps, and how the provider speaks of it.
enum Kind {
  VECTOR_STORE("vector-store", "vector_stores", "vector store", "vector_store.deleted", 20, 100),
  STORE_FILE("store-file", "files", "file in vector store", "vector_store.file.deleted", 20, 100),
  FILE("file", "files", "file", "file", 10_000, 10_000),
  ASSISTANT("assistant", "assistants", "assistant", "assistant.deleted", 20, 100),
  CONVERSATION("conversation", "conversations", "conversation", "conversation.deleted", 0, 0),
  ITEM("conversation-item", "items", "item", "", 20, 100),
  CONTAINER("container", "containers", "container", "container.deleted", 20, 100),
  RESPONSE("response", "responses", "response", "response", 0, 0);

  private static final Set<Kind> WITH_BEFORE = Set.of(VECTOR_STORE, STORE_FILE, ASSISTANT);
  private static final Set<Kind> CHANGEABLE = Set.of(VECTOR_STORE, ASSISTANT, CONVERSATION);
  private static final Set<Kind> WITH_PARENT = Set.of(STORE_FILE, ITEM);

  private final String label;
  private final String path;
  private final String noun;
  private final String deleted;
  private final int usualLimit;
  private final int highestLimit;

  Kind(String label, String path, String noun, String deleted, int usualLimit, int highestLimit) {
    this.label = label;
    this.path = path;
    this.noun = noun;
    this.deleted = deleted;
    this.usualLimit = usualLimit;
    this.highestLimit = highestLimit;
  }

  static Optional<Kind> labelled(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
  }

  static Optional<Kind> at(String path) {
    return Arrays.stream(values())
        .filter(kind -> !kind.hasParent() && kind.path.equals(path))
        .findFirst();
  }

  static Set<String> labels() {
    return Arrays.stream(values()).map(Kind::label).collect(Collectors.toUnmodifiableSet());
  }

  String label() {
    return label;
  }

  String noun() {
    return noun;
  }

  /// The refusal where there is none of this id.
  Rejected missing(String id) {
    return Rejected.missing(noun, id);
  }

  /// Throws [#missing] unless it was found.
  void require(Optional<Entry> found, String id) {
    if (found.isEmpty()) {
      throw missing(id);
    }
  }

  /// What the answer to a deletion calls the object.
  String deleted() {
    return deleted;
  }

  int usualLimit() {
    return usualLimit;
  }

  int highestLimit() {
    return highestLimit;
  }

  boolean isListable() {
    return highestLimit > 0;
  }

  boolean knowsBefore() {
    return WITH_BEFORE.contains(this);
  }

  boolean isChangeable() {
    return CHANGEABLE.contains(this);
  }

  boolean hasParent() {
    return WITH_PARENT.contains(this);
  }
}
