package dev.cleanslate.orchestrator.letter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A dead letter with what is in it, as a person may read it: what looks like a credential is
/// covered.
///
/// @param headers as text, without those that say why it is here
/// @param body as text; absent where it had none
/// @param cut whether only the beginning of the body is shown
/// @param problem why its topic could not read it as it is; absent where it could
/// @param takenAgain whether its topic takes letters again at all
public record OpenLetter(
    Letter letter,
    Map<String, String> headers,
    @Nullable String body,
    boolean cut,
    @Nullable String problem,
    boolean takenAgain) {
  /// What stands where a credential is covered.
  public static final String COVERED = "***";
}
