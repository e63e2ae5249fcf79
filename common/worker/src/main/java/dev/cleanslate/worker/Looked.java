package dev.cleanslate.worker;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Verdict;

/// What a look found. The runtime makes a [dev.cleanslate.messages.Verdict] of it.
public sealed interface Looked {
  /// It is there.
  record Present(Verdict.Standing standing, Evidence evidence) implements Looked {}

  /// It is absent; the evidence names the control.
  record Gone(Evidence evidence) implements Looked {}

  /// It cannot be told.
  record Unverifiable(Doubt doubt, String detail) implements Looked {}
}
