package dev.cleanslate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Looked;

/// Outcomes in one line, and statements about them.
final class Outcomes {
  private Outcomes() {}

  static String words(Advanced outcome) {
    return switch (outcome) {
      case Advanced.Gone gone -> "gone: " + gone.evidence().answer();
      case Advanced.StillDeleting still -> "still: " + still.detail();
      case Advanced.Refused(Refusal reason, var detail) ->
          "refused %s: %s".formatted(reason, detail);
      case Advanced.Unavailable no -> "unavailable: " + no.detail();
      case Advanced.CameUpon _, Advanced.CameUponNothing _ ->
          throw new AssertionError("this worker searches for nothing: " + outcome);
    };
  }

  static Verdict.Standing standing(Looked outcome) {
    return switch (outcome) {
      case Looked.Present present -> present.standing();
      case Looked.Gone _, Looked.Unverifiable _ ->
          throw new AssertionError("not there: " + outcome);
    };
  }

  static void unverifiable(Looked outcome, Doubt doubt) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Looked.Unverifiable.class,
            unverifiable ->
                assertThat(unverifiable.doubt()).as(unverifiable.detail()).isEqualTo(doubt));
  }
}
