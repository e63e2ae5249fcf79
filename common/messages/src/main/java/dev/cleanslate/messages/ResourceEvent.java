package dev.cleanslate.messages;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an upstream service tells the ledger. Travels on `cleanslate.resources`, keyed by owner.
///
/// Repeating an event changes nothing. Up to [#MAX_ITEMS] items an event.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ResourceEvent.Registered.class, name = "registered"),
  @JsonSubTypes.Type(value = ResourceEvent.Intended.class, name = "intended"),
  @JsonSubTypes.Type(value = ResourceEvent.Removed.class, name = "removed"),
  @JsonSubTypes.Type(value = ResourceEvent.Failed.class, name = "failed")
})
public sealed interface ResourceEvent {
  /// The most items one event may carry.
  int MAX_ITEMS = 1000;

  /// Whose resources they are.
  OwnerRef owner();

  /// These exist. An empty list registers an owner that holds nothing yet.
  ///
  /// @param aliases further names under which the owner may be asked for, unique per tenant and
  ///   type
  /// @param incarnation the life of the owner they belong to; absent means the present one, or a
  ///   new one once the owner is deleted
  /// @param at when they were created, by the upstream's clock; absent means when the message was
  ///   written
  record Registered(
      OwnerRef owner,
      List<Item> resources,
      @Nullable List<String> aliases,
      @Nullable Integer incarnation,
      @Nullable Instant at)
      implements ResourceEvent {
    public Registered {
      Require.present("owner", owner);
      resources = items("resources", resources);
      aliases = aliases == null ? List.of() : List.copyOf(aliases);
      Require.within("aliases.size", aliases.size(), 0, 20);
      aliases.forEach(alias -> Require.text("aliases", alias, 200));
      if (incarnation != null) {
        Require.within("incarnation", incarnation, 1, Integer.MAX_VALUE);
      }
    }
  }

  /// These are about to be created and have no id yet; a later `registered` item names the intent
  /// it settles.
  record Intended(OwnerRef owner, List<Intent> intents, @Nullable Instant at)
      implements ResourceEvent {
    public Intended {
      Require.present("owner", owner);
      intents = items("intents", intents);
    }
  }

  /// Upstream itself deleted these, or gave the intents up. They are looked at all the same when
  /// the owner goes.
  record Removed(OwnerRef owner, List<Gone> resources) implements ResourceEvent {
    public Removed {
      Require.present("owner", owner);
      resources = items("resources", resources);
    }
  }

  /// The owner could not be provisioned; this much of it was created, or may have been. All of it
  /// is recorded, and the owner is deleted at once.
  ///
  /// @param resources what exists
  /// @param intents what may exist, its id unknown
  /// @param reason what failed, for the history
  /// @param requestedBy the person or service behind it, for the history
  /// @param incarnation the life of the owner that failed; absent means the present one, or a new
  ///   one once the owner is deleted
  /// @param at when it failed, by the upstream's clock; absent means when the message was written
  record Failed(
      OwnerRef owner,
      List<Item> resources,
      List<Intent> intents,
      String reason,
      @Nullable String requestedBy,
      @Nullable Integer incarnation,
      @Nullable Instant at)
      implements ResourceEvent {
    /// Either list may be left out where it is empty.
    public Failed {
      Require.present("owner", owner);
      resources = resources == null ? List.of() : items("resources", resources);
      intents = intents == null ? List.of() : items("intents", intents);
      Require.text("reason", reason, 500);
      Require.optional("requested_by", requestedBy, 200);
      if (incarnation != null) {
        Require.within("incarnation", incarnation, 1, Integer.MAX_VALUE);
      }
    }
  }

  /// One resource that exists.
  ///
  /// @param kind the catalog's name of its kind
  /// @param id the provider's id
  /// @param scope where it lies, by the names the catalog asks for
  /// @param account the account of the credential that created it
  /// @param name what people call it; shown, and searched by; nothing is deleted because of it
  /// @param parent the thing that carries it, of the same owner
  /// @param sameness what proves later that it is still this one, for kinds whose ids are reused
  /// @param intent the key of the intent this settles
  record Item(
      String kind,
      String id,
      @Nullable Map<String, String> scope,
      @Nullable String account,
      @Nullable String name,
      @Nullable Parent parent,
      @Nullable String sameness,
      @Nullable String intent) {
    public Item {
      Require.slug("kind", kind);
      Require.text("id", id, Require.MAX_ID);
      scope = Require.scope("scope", scope);
      Require.optional("account", account, 200);
      Require.optional("name", name, 500);
      Require.optional("sameness", sameness, 200);
      Require.optional("intent", intent, 200);
    }
  }

  /// What carries a resource. Usually the resource goes before it.
  ///
  /// @param takesAlong whether the provider deletes the resource together with it; then the
  ///   resource is only looked at, once this is gone, and deleted by itself if it was left behind.
  ///   Absent means no.
  record Parent(String kind, String id, @Nullable Boolean takesAlong) {
    public Parent {
      Require.slug("parent.kind", kind);
      Require.text("parent.id", id, Require.MAX_ID);
    }

    /// What carries a resource that goes before it.
    public Parent(String kind, String id) {
      this(kind, id, null);
    }
  }

  /// One resource that is about to be created.
  ///
  /// @param key the upstream's own name of the intent, unique for the owner
  /// @param marker the exact ownership mark it will bear at the provider
  /// @param settleMs milliseconds after which creation has either happened or failed
  record Intent(
      String kind,
      String key,
      @Nullable Map<String, String> scope,
      @Nullable String account,
      String marker,
      long settleMs) {
    public Intent {
      Require.slug("kind", kind);
      Require.text("key", key, 200);
      scope = Require.scope("scope", scope);
      Require.optional("account", account, 200);
      Require.text("marker", marker, 200);
      Require.within("settle_ms", settleMs, 0, Command.MAX_EXPIRY_MS);
    }
  }

  /// A resource or an intent that upstream took back itself.
  ///
  /// @param id the provider's id, or the intent's key
  record Gone(String kind, String id) {
    public Gone {
      Require.slug("kind", kind);
      Require.text("id", id, Require.MAX_ID);
    }
  }

  private static <T> List<T> items(String field, List<T> items) {
    Require.present(field, items);
    Require.within(field + ".size", items.size(), 0, MAX_ITEMS);
    items.forEach(item -> Require.present(field + " entry", item));
    return List.copyOf(items);
  }
}
