package dev.cleanslate.messages;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happened to a saga in one transaction. Travels on `cleanslate.sagas`, keyed by saga, at
/// least once and in the order of `seq`; the pair saga/seq is the event's id, by which a reader
/// drops repeats.
///
/// @param seq the saga's version, without gaps, from 1
/// @param state what the saga is now (`grace`, `planning`, `deleting`, `stuck`, `deleted`,
///   `abandoned`, `cancelled`)
/// @param counts how many steps are in each state now
/// @param moves what moved, oldest first; at most [#MAX_MOVES], the rest is counted in `moreMoves`
/// @param note what happened to the saga itself, where something did
public record SagaEvent(
    UUID saga,
    long seq,
    OwnerRef owner,
    int incarnation,
    String state,
    Map<String, Integer> counts,
    List<StepMove> moves,
    int moreMoves,
    @Nullable String note,
    Instant at) {
  /// The most moves that one event spells out.
  public static final int MAX_MOVES = 100;

  public SagaEvent {
    Require.present("saga", saga);
    Require.within("seq", seq, 1, Long.MAX_VALUE);
    Require.present("owner", owner);
    Require.text("state", state, 40);
    counts = Map.copyOf(Require.present("counts", counts));
    moves = List.copyOf(Require.present("moves", moves));
    Require.present("at", at);
  }

  /// One step's move.
  ///
  /// @param why what brought it about, in plain words
  public record StepMove(
      long step, String kind, @Nullable String id, String from, String to, @Nullable String why) {
    public StepMove {
      Require.within("step", step, 1, Long.MAX_VALUE);
      Require.slug("kind", kind);
      Require.text("from", from, 40);
      Require.text("to", to, 40);
    }
  }
}
