package dev.cleanslate.topics.words;

import dev.cleanslate.messages.OwnerRef;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a record says.
///
/// @param words one sentence, without its end
/// @param owner whom it names, if anybody
/// @param saga which deletion it names, if any
/// @param message the message as the contract has it; absent where it cannot be read
public record Spoken(
    String words,
    Tone tone,
    @Nullable OwnerRef owner,
    @Nullable UUID saga,
    @Nullable Object message) {
  static Spoken of(
      String words, @Nullable OwnerRef owner, @Nullable UUID saga, @Nullable Object message) {
    return new Spoken(words, Tone.PLAIN, owner, saga, message);
  }

  /// The same with that tone.
  Spoken as(Tone other) {
    return new Spoken(words, other, owner, saga, message);
  }

  /// Whether it could be read.
  public boolean isReadable() {
    return message != null;
  }
}
