package dev.cleanslate.openai;

import com.google.errorprone.annotations.MustBeClosed;
import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.core.http.HttpResponse;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Kind;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The kinds of objects, each with its path and its calls.
enum ObjectKind {
  VECTOR_STORE("openai.vector_store", "vs_", "/vector_stores"),
  STORE_FILE("openai.store_file", "file[-_]", "/vector_stores/%s/files"),
  FILE("openai.file", "file[-_]", "/files"),
  ASSISTANT("openai.assistant", "asst_", "/assistants"),
  CONVERSATION("openai.conversation", "conv_", "/conversations"),
  CONVERSATION_ITEM("openai.conversation_item", "[a-z]{1,16}_", "/conversations/%s/items");

  private static final String REST = "[A-Za-z0-9_-]{1,120}";

  private final String label;
  private final Pattern id;
  private final String path;

  ObjectKind(String label, String prefix, String path) {
    this.label = label;
    this.id = idPattern(prefix);
    this.path = path;
  }

  private static Pattern idPattern(String prefix) {
    return Pattern.compile(prefix + REST);
  }

  /// The requests of one kind, sent once each by the client library.
  interface Calls {
    @MustBeClosed
    HttpResponse get(OpenAIClient.WithRawResponse client, Place place, RequestOptions options);

    @MustBeClosed
    HttpResponse delete(OpenAIClient.WithRawResponse client, Place place, RequestOptions options);

    /// Throws [IllegalStateException] where the provider has no such listing.
    @MustBeClosed
    HttpResponse list(
        OpenAIClient.WithRawResponse client, String parent, PageWish wish, RequestOptions options);
  }

  /// An object's id, and its parent's where it has one (else empty).
  record Place(String id, String parent) {}

  /// Which page of a listing.
  ///
  /// @param after the id after which it starts; empty for the first
  record PageWish(String after, int limit, boolean oldestFirst) {
    static final PageWish ONE = new PageWish("", 1, false);

    Optional<String> cursor() {
      return after.isEmpty() ? Optional.empty() : Optional.of(after);
    }

    String order() {
      return oldestFirst ? "asc" : "desc";
    }
  }

  static ObjectKind named(String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of this worker"));
  }

  /// What the runtime checks a target against.
  Kind kind() {
    return new Kind(label, id, parentScope(), isMarkable());
  }

  private Map<String, Pattern> parentScope() {
    return switch (this) {
      case STORE_FILE -> Map.of("vector_store", VECTOR_STORE.id);
      case CONVERSATION_ITEM -> Map.of("conversation", CONVERSATION.id);
      case VECTOR_STORE, FILE, ASSISTANT, CONVERSATION -> Map.of();
    };
  }

  /// Whether a listing shows metadata, in which an owner's mark can be found.
  private boolean isMarkable() {
    return switch (this) {
      case VECTOR_STORE, ASSISTANT, STORE_FILE -> true;
      case FILE, CONVERSATION, CONVERSATION_ITEM -> false;
    };
  }

  boolean isListable() {
    return this != CONVERSATION;
  }

  /// Whether the object goes when its parent goes. Items of a conversation stay.
  boolean goesWithParent() {
    return this == STORE_FILE;
  }

  /// Whether a successful deletion is answered with `deleted: true`; for items the conversation is
  /// the answer.
  boolean saysDeleted() {
    return this != CONVERSATION_ITEM;
  }

  /// Where the target lies.
  Place place(Target target) {
    return new Place(String.valueOf(target.id()), parent(target.scope()));
  }

  /// The parent's id within a scope; empty where the kind has none.
  String parent(Map<String, String> scope) {
    return switch (this) {
      case STORE_FILE -> scope.getOrDefault("vector_store", "");
      case CONVERSATION_ITEM -> scope.getOrDefault("conversation", "");
      case VECTOR_STORE, FILE, ASSISTANT, CONVERSATION -> "";
    };
  }

  /// The kind of the parent; empty at the top level.
  Optional<ObjectKind> parentKind() {
    return switch (this) {
      case STORE_FILE -> Optional.of(VECTOR_STORE);
      case CONVERSATION_ITEM -> Optional.of(CONVERSATION);
      case VECTOR_STORE, FILE, ASSISTANT, CONVERSATION -> Optional.empty();
    };
  }

  /// The path of the listing.
  String path(String parent) {
    return path.formatted(parent);
  }

  /// The path of one object.
  String path(Place place) {
    return path(place.parent()) + "/" + place.id();
  }

  /// The requests of this kind.
  Calls calls() {
    return switch (this) {
      case VECTOR_STORE -> new VectorStoreCalls();
      case STORE_FILE -> new StoreFileCalls();
      case FILE -> new FileCalls();
      case ASSISTANT -> new AssistantCalls();
      case CONVERSATION -> new ConversationCalls();
      case CONVERSATION_ITEM -> new ItemCalls();
    };
  }
}
