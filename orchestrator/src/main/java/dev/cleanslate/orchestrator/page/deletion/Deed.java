package dev.cleanslate.orchestrator.page.deletion;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A person's word that was just taken: that it was, and what has come of it since. Taken is not
/// done, so the two are told apart.
///
/// @param taken that it was taken
/// @param since what happened after it, in order
record Deed(String taken, List<Story> since) {
  /// What a person may say, with what is told once it was taken.
  enum Word {
    RETRY("Taken: what was stuck is tried again."),
    RETRY_STEP("Taken: this step is tried again."),
    CANCEL("Taken back: nothing was deleted, and nothing will be."),
    ABANDON(
        "Given up, as you said. Nothing more is sent; what is left stays, and is listed as"
            + " orphaned."),
    HOLD("Taken: nothing of it is deleted once every process has read that. Looks go on."),
    RELEASE("Taken: it goes on once every process has read that."),
    RESTORE("Taken back: its owner is as it was, and nothing was deleted."),
    START("Taken: the grace period is over, and the deletion begins.");

    private final String taken;

    Word(String taken) {
      this.taken = taken;
    }

    /// As it stands in an address.
    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The word that is written so.
    static Optional<Word> of(@Nullable String wire) {
      return Arrays.stream(values()).filter(word -> word.wire().equals(wire)).findFirst();
    }
  }

  static Deed of(Word word, List<Story> since) {
    return new Deed(word.taken, since);
  }
}
