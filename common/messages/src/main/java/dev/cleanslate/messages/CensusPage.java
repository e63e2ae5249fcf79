package dev.cleanslate.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a worker answers to a [Census]. Travels on `census`, keyed by kind.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CensusPage.Listed.class, name = "listed"),
  @JsonSubTypes.Type(value = CensusPage.Unlisted.class, name = "unlisted")
})
public sealed interface CensusPage {
  /// The most things that one page may name.
  int MAX_THINGS = 500;

  /// The page that was asked for.
  UUID ticket();

  /// The kind that is counted.
  String kind();

  /// What the page cost at the provider.
  Usage usage();

  /// A page of what there is.
  ///
  /// @param account the account that the credential proved
  /// @param call what was asked of the provider
  /// @param things in the provider's order; empty where the page has none
  /// @param untold how many more the page had whose ids cannot be put into a message
  /// @param next where this page ended; absent where there is nothing more
  record Listed(
      UUID ticket,
      String kind,
      @Nullable String account,
      String call,
      List<Thing> things,
      int untold,
      @Nullable String next,
      Usage usage)
      implements CensusPage {
    public Listed {
      Require.present("ticket", ticket);
      Require.slug("kind", kind);
      Require.optional("account", account, 200);
      Require.text("call", call, 2 * Require.MAX_ID);
      Require.present("things", things);
      Require.within("things.size", things.size(), 0, MAX_THINGS);
      things.forEach(thing -> Require.present("things entry", thing));
      things = List.copyOf(things);
      Require.within("untold", untold, 0, Integer.MAX_VALUE);
      cursor("next", next);
      Require.present("usage", usage);
    }
  }

  /// The page could not be listed, so nothing is known of what it holds.
  record Unlisted(UUID ticket, String kind, Doubt reason, String detail, Usage usage)
      implements CensusPage {
    public Unlisted {
      Require.present("ticket", ticket);
      Require.slug("kind", kind);
      Require.present("reason", reason);
      Require.text("detail", detail, Reply.MAX_DETAIL);
      Require.present("usage", usage);
    }
  }

  /// One thing that is there.
  ///
  /// @param id the provider's id; of a set, the key of the owner whose things they are
  /// @param mark the ownership mark that it bears (`tenant/type/id`)
  /// @param ownersRecord how the owner's own record stands at the same provider; absent where that
  ///   cannot be told
  /// @param sameness of an owner whose record has ended: what proves that it is still that one
  /// @param name what people call it
  record Thing(
      String id,
      @Nullable String mark,
      @Nullable OwnersRecord ownersRecord,
      @Nullable String sameness,
      @Nullable String name) {
    public Thing {
      Require.text("thing.id", id, Require.MAX_ID);
      Require.optional("thing.mark", mark, 500);
      Require.optional("thing.sameness", sameness, 200);
      Require.optional("thing.name", name, 500);
    }
  }

  /// How an owner's own record stands.
  enum OwnersRecord {
    /// It is there, and not marked as ended.
    @JsonProperty("there")
    THERE,
    /// It is there, and says that the owner has ended.
    @JsonProperty("ended")
    ENDED,
    /// There is none.
    @JsonProperty("absent")
    ABSENT
  }

  /// Checks that a cursor is not too long; what is in it is the worker's affair.
  static void cursor(String field, @Nullable String cursor) {
    if (cursor != null && cursor.length() > Require.MAX_ID) {
      throw new InvalidField(
          field,
          "has %d characters; at most %d are allowed".formatted(cursor.length(), Require.MAX_ID));
    }
  }
}
