package dev.cleanslate.orchestrator.letter;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A dead letter without what is in it, as it stands in a list.
///
/// @param topic where its message came from
/// @param partition where on that topic it lay; absent where nobody wrote that down
/// @param reason why it could not be taken
/// @param field what of it was wrong, where one thing was
/// @param at when it was laid aside
/// @param key as text; absent where it had none
/// @param size of its body in bytes, as far as it was kept
/// @param wholeSize of its body before a worker cut it; absent where it is whole
/// @param sent how it was sent again; absent where it was not
public record Letter(
    LetterId id,
    String topic,
    @Nullable Integer partition,
    @Nullable Long offset,
    String reason,
    @Nullable String field,
    Instant at,
    @Nullable String key,
    int size,
    @Nullable Long wholeSize,
    @Nullable Sending sent) {

  /// The newest first.
  static final Comparator<Letter> ORDER =
      Comparator.comparing(Letter::at, Comparator.reverseOrder()).thenComparing(Letter::id);

  Letter with(@Nullable Sending sending) {
    return new Letter(
        id, topic, partition, offset, reason, field, at, key, size, wholeSize, sending);
  }

  Letter ofSize(int bytes) {
    return new Letter(id, topic, partition, offset, reason, field, at, key, bytes, wholeSize, sent);
  }

  /// How a letter was sent again.
  ///
  /// @param by who wanted it
  /// @param corrected whether with another body than its own
  public record Sending(Instant at, String by, boolean corrected) {}
}
