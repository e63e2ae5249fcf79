package dev.cleanslate.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skips a test at once, with the reason, where no Chromium is installed.
final class NeedsChromium implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return path()
        .map(found -> ConditionEvaluationResult.enabled("Chromium is at " + found))
        .orElseGet(() ->
            ConditionEvaluationResult.disabled(
                "No Chromium is here: install it (apt-get install chromium), or say where it is in"
                    + " CHROMIUM."));
  }

  /// Where it is: as the environment says, or where systems put it.
  static Optional<Path> path() {
    return Stream.of(
            String.valueOf(System.getenv("CHROMIUM")),
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
