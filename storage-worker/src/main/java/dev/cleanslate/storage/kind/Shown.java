package dev.cleanslate.storage.kind;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.worker.cloud.Controls.Control;
import org.jspecify.annotations.Nullable;

/// The evidence of what a listing showed. Pure functions.
final class Shown {
  private Shown() {}

  static Evidence nothing(Selection selection, @Nullable Control control) {
    String answer = "200, nothing listed, no unfinished upload";
    return control == null
        ? Evidence.of(selection.call(), answer)
        : new Evidence(
            selection.call(), answer, control.call(), control.ageMs(), control.account(), null);
  }
}
