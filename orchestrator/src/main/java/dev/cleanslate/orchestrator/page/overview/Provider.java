package dev.cleanslate.orchestrator.page.overview;

import dev.cleanslate.orchestrator.dispatch.Spending.Spent;
import dev.cleanslate.orchestrator.page.Sign;
import dev.cleanslate.orchestrator.page.Slate;
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
/// @param spent what was asked of it lately, as far as this process knows; absent where it has
///   ordered and heard nothing
record Provider(
    String worker,
    String account,
    long steps,
    long unanswered,
    long failing,
    long stuck,
    long unverifiable,
    int limit,
    @Nullable Instant answered,
    @Nullable Spent spent) {
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

  /// How much of what it may be asked in a minute it was asked in the last one.
  String used() {
    if (spent == null || spent.calls() == 0) {
      return "no call in the last minute";
    }
    String calls = spent.calls() == 1 ? "1 call" : Slate.number(spent.calls()) + " calls";
    return limit == 0
        ? calls + " in the last minute"
        : "%s in the last minute, %d %%"
            .formatted(calls, Math.ceilDiv(spent.calls() * 100, limit * 60L));
  }

  /// How a 429 slowed it down; empty where none did.
  String slowed() {
    if (spent == null || (spent.throttled() == 0 && spent.share() >= 1)) {
      return "";
    }
    long percent = Math.round(spent.share() * 100);
    return spent.throttled() == 0
        ? "at %d %% of its pace after a 429".formatted(percent)
        : "%d answered 429; at %d %% of its pace".formatted(spent.throttled(), percent);
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
