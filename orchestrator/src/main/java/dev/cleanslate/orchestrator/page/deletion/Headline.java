package dev.cleanslate.orchestrator.page.deletion;

import dev.cleanslate.orchestrator.api.deletion.DeletionView;
import dev.cleanslate.orchestrator.page.PageTimes;
import dev.cleanslate.orchestrator.page.Sign;
import dev.cleanslate.orchestrator.page.Slate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first lines of the page, which are the answer.
///
/// @param owner whom it is about
/// @param says what is the matter with that owner: `is stuck`
/// @param sign the state, with how long it has been so
/// @param line how much is gone and what the rest is doing
/// @param asked when, by whom and why
record Headline(String owner, String says, Sign sign, String line, String asked) {
  /// The answer about a deletion.
  ///
  /// @param stuckSince since when something has waited for a person; absent where nothing does
  static Headline of(DeletionView view, @Nullable Instant stuckSince, PageTimes times) {
    Sign sign = Sign.ofDeletion(view.shown());
    return new Headline(
        view.owner().type() + "/" + view.owner().id(),
        says(view, times),
        new Sign(sign.look(), sign.icon(), word(view, sign.word(), stuckSince, times)),
        line(view),
        asked(view, times));
  }

  /// All of it in one line, as a title.
  public String title() {
    return owner + " " + says;
  }

  private static String says(DeletionView view, PageTimes times) {
    return switch (view.shown()) {
      case "grace" -> "is hidden, and deleted " + times.until(view.graceUntil());
      case "planning" -> "is about to be deleted";
      case "deleting", "waiting" -> "is being deleted";
      case "verifying" -> "is being looked at again";
      case "held" -> "is held: nothing is deleted for now";
      case "stuck" -> "is stuck";
      case "deleted" -> "is gone";
      case "abandoned" -> "was given up, and is not gone";
      case "cancelled" -> view.dryRun() ? "was not looked at to the end" : "is kept";
      case "rehearsing" -> "is only being looked at";
      case "rehearsed" -> "was only looked at";
      default -> "is " + view.shown();
    };
  }

  private static String word(
      DeletionView view, String word, @Nullable Instant stuckSince, PageTimes times) {
    return switch (view.shown()) {
      case "stuck" ->
          stuckSince == null ? word : "%s for %s".formatted(word, times.since(stuckSince));
      case "deleted", "abandoned", "cancelled", "rehearsed" -> ended(view, word, times);
      default -> word;
    };
  }

  private static String ended(DeletionView view, String word, PageTimes times) {
    Instant end = view.finishedAt();
    return end == null
        ? word
        : "%s %s, after %s"
            .formatted(
                word, times.exactly(end), PageTimes.age(Duration.between(view.createdAt(), end)));
  }

  private static String line(DeletionView view) {
    if (view.steps() == 0) {
      return view.state().equals("planning") ? "Its steps are being written." : "It has no steps.";
    }
    if (view.dryRun()) {
      return "%s of %s are there; nothing was deleted."
          .formatted(number(view, "seen"), Slate.number(view.steps()));
    }
    List<String> parts = new ArrayList<>();
    parts.add("%s of %s proved gone".formatted(number(view, "gone"), Slate.number(view.steps())));
    add(parts, count(view, "stuck"), "stuck");
    add(parts, count(view, "unverifiable"), "not sure yet");
    add(
        parts,
        count(view, "sent")
            + count(view, "waiting")
            + count(view, "checking")
            + count(view, "doubted"),
        "moving");
    add(parts, count(view, "planned"), "still to come");
    return String.join(", ", parts) + ".";
  }

  private static void add(List<String> parts, int n, String word) {
    if (n > 0) {
      parts.add(Slate.number(n) + " " + word);
    }
  }

  private static String number(DeletionView view, String state) {
    return Slate.number(count(view, state));
  }

  private static int count(DeletionView view, String state) {
    return view.counts().getOrDefault(state, 0);
  }

  private static String asked(DeletionView view, PageTimes times) {
    StringBuilder asked = new StringBuilder("Asked ").append(times.at(view.createdAt()));
    if (view.requestedBy() != null) {
      asked.append(" by ").append(view.requestedBy());
    }
    if (view.reason() != null) {
      asked.append(": ").append(view.reason());
    }
    return asked.append('.').toString();
  }
}
