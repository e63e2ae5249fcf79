package dev.cleanslate.worker;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Verdict;
import org.jspecify.annotations.Nullable;

/// What a look found. The runtime makes a [dev.cleanslate.messages.Verdict] of it.
public sealed interface Looked {
  /// It is there.
  ///
  /// @param tally of a set: how much is left
  record Present(Verdict.Standing standing, Evidence evidence, @Nullable Tally tally)
      implements Looked {
    /// A single thing is there.
    public Present(Verdict.Standing standing, Evidence evidence) {
      this(standing, evidence, null);
    }
  }

  /// It is absent; the evidence names the control.
  record Gone(Evidence evidence) implements Looked {}

  /// It cannot be told.
  record Unverifiable(Doubt doubt, String detail) implements Looked {}
}
