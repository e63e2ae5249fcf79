package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.orchestrator.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/// Adds up the plans of the owners that an owner owns. They go side by side, so the longest
/// decides. Not thread-safe; one per preview.
final class FamilyPlan {
  private int owners;
  private long steps;
  private Duration longest = Duration.ZERO;
  private String hash = "";

  void add(Previews.Whole child) {
    owners += 1 + child.family().owners();
    steps += child.plan().steps() + child.family().steps();
    longest = child.plan().estimate().compareTo(longest) > 0 ? child.plan().estimate() : longest;
    hash = hashed(hash + child.plan().hash());
  }

  int owners() {
    return owners;
  }

  long steps() {
    return steps;
  }

  /// An owner's own plan with the estimate and the hash of all; the plan itself where it owns
  /// nobody.
  Plan with(Plan own) {
    return owners == 0
        ? own
        : new Plan(
            own.steps(), own.byKind(), own.estimate().plus(longest), hashed(own.hash() + hash));
  }

  private static String hashed(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
