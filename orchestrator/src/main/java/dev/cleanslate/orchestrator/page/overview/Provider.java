package dev.cleanslate.orchestrator.page.overview;

import dev.cleanslate.orchestrator.page.Sign;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a worker does at one account of its provider, as far as open deletions show it.
///
/// @param account shortened; empty where none was recorded
/// @param steps how many resources it has to see to
/// @param unanswered how many of them were asked for more than once without an answer
/// @param failing how many of them got answers that brought nothing
/// @param limit the most calls a second that its provider is asked for; 0 where none is declared
/// @param answered when an answer last moved something
record Provider(
    String worker,
    String account,
    long steps,
    long unanswered,
    long failing,
    long stuck,
    long unverifiable,
    int limit,
    @Nullable Instant answered) {
  private static final Duration SILENCE = Duration.ofMinutes(2);
  private static final int SHOWN = 12;

  /// Whether it owes answers, and has given none for long.
  boolean isSilent(Instant now) {
    return unanswered > 0
        && (answered == null || Duration.between(answered, now).compareTo(SILENCE) > 0);
  }

  /// How it does, as a word and a shape.
  Sign sign(Instant now) {
    if (isSilent(now)) {
      return new Sign("stuck", "stuck", "Silent");
    }
    if (stuck > 0) {
      return new Sign("refused", "stuck", "Refuses");
    }
    if (unverifiable > 0) {
      return new Sign("unverifiable", "unverifiable", "Does not tell");
    }
    return failing > 0 ? new Sign("slow", "slow", "Slowed down") : new Sign("ok", "ok", "Answers");
  }

  /// What it comes to, in words.
  String says() {
    if (unanswered > 0) {
      return "%d of %d asked for again without an answer".formatted(unanswered, steps);
    }
    if (stuck + unverifiable > 0) {
      return "%d of %d wait for a person".formatted(stuck + unverifiable, steps);
    }
    return failing > 0
        ? "%d of %d are tried again".formatted(failing, steps)
        : "%d under way".formatted(steps);
  }

  /// An account as it is shown: never whole.
  static String shortened(@Nullable String account) {
    if (account == null || account.isEmpty()) {
      return "";
    }
    return account.length() <= SHOWN
        ? account
        : account.substring(0, 6) + "…" + account.substring(account.length() - 4);
  }

  /// Worst first.
  int badness(Instant now) {
    return switch (sign(now).word()) {
      case "Silent" -> 0;
      case "Refuses" -> 1;
      case "Does not tell" -> 2;
      case "Slowed down" -> 3;
      default -> 4;
    };
  }
}
