package dev.cleanslate.orchestrator.saga;

import java.util.List;
import java.util.stream.Stream;

/// What one event made of a step and its saga.
///
/// @param saga the header afterwards
/// @param gates the gates afterwards, before anything newly open was opened
/// @param step the step afterwards
/// @param effects what is asked of the world, in order
public record Move(Saga saga, Gates gates, Step step, List<Effect> effects) {
  static Move none(Saga saga, Gates gates, Step step) {
    return new Move(saga, gates, step, List.of());
  }

  static Move rejected(Saga saga, Gates gates, Step step, String why) {
    return new Move(saga, gates, step, List.of(new Effect.Reject(why)));
  }

  /// With more effects.
  Move and(Effect... more) {
    return new Move(saga, gates, step, Stream.concat(effects.stream(), Stream.of(more)).toList());
  }
}
