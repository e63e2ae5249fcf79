package dev.cleanslate.simulator.room;

import dev.cleanslate.simulator.json.Fields;
import java.util.List;
import java.util.Optional;

/// Objects to create without a call.
///
/// @param kind one of the room's kinds
/// @param count how many
/// @param ids their ids, where they are to be certain ones; else empty
/// @param parent the object they belong to, for kinds that have one
/// @param key the credential in whose account they are made; absent means the default one
/// @param fields laid over each object as it is created
public record Seed(
    String kind,
    int count,
    List<String> ids,
    Optional<String> parent,
    Optional<String> key,
    Fields fields) {
  /// The most objects one seed makes.
  public static final int MOST = 1_000_000;

  public Seed {
    ids = List.copyOf(ids);
  }

  /// Reads `{"kind","count","ids","parent","key","fields"}`.
  public static Seed of(Fields from) {
    List<String> ids = from.texts("ids");
    Seed seed =
        new Seed(
            from.text("kind"),
            from.count("count", ids.isEmpty() ? 1 : ids.size(), 0, MOST),
            ids,
            Optional.ofNullable(from.optional("parent")),
            Optional.ofNullable(from.optional("key")),
            from.object("fields"));
    if (!ids.isEmpty() && ids.size() != seed.count()) {
      throw from.wrong("count", "is not the number of ids");
    }
    return seed;
  }
}
