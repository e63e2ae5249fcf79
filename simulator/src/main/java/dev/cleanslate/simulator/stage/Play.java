package dev.cleanslate.simulator.stage;

import dev.cleanslate.simulator.http.Answer;
import dev.cleanslate.simulator.http.Reaction;
import dev.cleanslate.simulator.room.Served;
import org.jspecify.annotations.Nullable;

/// What becomes of a request.
///
/// @param status what the client is told; absent where it is told nothing
/// @param applied whether something was created, changed or deleted
public record Play(Reaction reaction, @Nullable Integer status, boolean applied) {
  /// What the room answers.
  public static Play of(Served served) {
    return of(served.answer(), served.applied());
  }

  /// This answer.
  public static Play of(Answer answer, boolean applied) {
    return new Play(new Reaction.Send(answer), answer.status(), applied);
  }
}
