package dev.cleanslate.orchestrator.api.letter;

import dev.cleanslate.orchestrator.letter.Letter;
import dev.cleanslate.orchestrator.letter.OpenLetter;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A dead letter as it is shown. What looks like a credential is covered.
///
/// @param topic where its message came from
/// @param partition where on that topic it lay
/// @param reason why it could not be taken
/// @param field what of it was wrong, where one thing was
/// @param at when it was laid aside
/// @param size of its body in bytes, as far as it was kept
/// @param wholeSize of its body before it was cut; absent where it is whole
/// @param sentAgain how it was sent again; absent where it was not
/// @param headers absent in lists, as are the following
/// @param body as text; absent where it had none
/// @param cut whether only the beginning of the body is shown
/// @param problem why its topic could not read it as it is; absent where it could
/// @param takenAgain whether its topic takes letters again at all
record LetterView(
    String id,
    String topic,
    @Nullable Integer partition,
    @Nullable Long offset,
    String reason,
    @Nullable String field,
    Instant at,
    @Nullable String key,
    int size,
    @Nullable Long wholeSize,
    @Nullable SentAgain sentAgain,
    @Nullable Map<String, String> headers,
    @Nullable String body,
    @Nullable Boolean cut,
    @Nullable String problem,
    @Nullable Boolean takenAgain) {

  static LetterView inList(Letter letter) {
    return shown(letter, null);
  }

  static LetterView of(OpenLetter open) {
    return shown(open.letter(), open);
  }

  private static LetterView shown(Letter letter, @Nullable OpenLetter open) {
    return new LetterView(
        letter.id().toString(),
        letter.topic(),
        letter.partition(),
        letter.offset(),
        letter.reason(),
        letter.field(),
        letter.at(),
        letter.key(),
        letter.size(),
        letter.wholeSize(),
        letter.sent() == null ? null : SentAgain.of(letter.sent()),
        open == null ? null : open.headers(),
        open == null ? null : open.body(),
        open == null ? null : open.cut(),
        open == null ? null : open.problem(),
        open == null ? null : open.takenAgain());
  }

  /// How it was sent again.
  ///
  /// @param by who wanted it
  /// @param corrected whether with another body than its own
  record SentAgain(Instant at, String by, boolean corrected) {
    static SentAgain of(Letter.Sending sending) {
      return new SentAgain(sending.at(), sending.by(), sending.corrected());
    }
  }
}
