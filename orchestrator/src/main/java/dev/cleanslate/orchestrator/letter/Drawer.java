package dev.cleanslate.orchestrator.letter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A place where dead letters lie. Thread-safe.
interface Drawer {
  /// The newest first, in [Letter#ORDER].
  List<Letter> newest(Search search);

  /// One of them, with all that is in it; nothing where it does not lie here, or not any more.
  Optional<Found> find(LetterId id);

  /// Which ones are looked for.
  ///
  /// @param topic where they came from, without the prefix; absent means anywhere
  /// @param since laid aside then, or later
  /// @param beyond behind that one; absent means from the newest on
  /// @param most how many
  record Search(@Nullable String topic, Instant since, @Nullable Mark beyond, int most) {
    boolean has(Letter letter) {
      return !letter.at().isBefore(since) && (beyond == null || beyond.isBefore(letter));
    }
  }

  /// A place in the list of all letters.
  record Mark(Instant at, LetterId id) {
    boolean isBefore(Letter letter) {
      int order = at.compareTo(letter.at());
      return order > 0 || (order == 0 && id.compareTo(letter.id()) < 0);
    }
  }
}
