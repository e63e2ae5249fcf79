package dev.cleanslate.orchestrator.page.overview;

import dev.cleanslate.orchestrator.page.Slate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How it stands with a tenant, as the first line tells it. What is silent comes first: then nobody
/// knows how it stands. Then what is stuck; else that all is well.
///
/// @param silent workers that do not answer
/// @param held who holds everything, and why; absent where nobody does
/// @param oldest the oldest open deletion; absent where none is open
/// @param orphans resources that are there though they should be gone
/// @param letters messages that cannot be read
record Standing(
    long open,
    long stuck,
    long grace,
    long deleting,
    long verifying,
    long deletedToday,
    long orphans,
    long unacknowledged,
    long letters,
    long orchestrators,
    List<String> silent,
    @Nullable String held,
    @Nullable Oldest oldest) {
  /// The oldest open deletion.
  record Oldest(UUID id, String name, Instant since) {}

  /// Whether a person must look.
  public boolean hot() {
    return stuck > 0 || !silent.isEmpty();
  }

  /// The icon before the first line.
  public String icon() {
    return hot() ? "stuck" : "ok";
  }

  /// The first line.
  public String answer() {
    if (!silent.isEmpty()) {
      return "%s %s silent.".formatted(names(), silent.size() == 1 ? "is" : "are");
    }
    if (stuck > 0) {
      return "%s of %s open %s %s stuck."
          .formatted(
              Slate.number(stuck),
              Slate.number(open),
              open == 1 ? "deletion" : "deletions",
              stuck == 1 ? "is" : "are");
    }
    return open == 0 ? "Nothing is being deleted." : "Nothing is stuck.";
  }

  /// What follows it in the first line.
  public String rest() {
    if (!silent.isEmpty()) {
      return stuck > 0
          ? "%s %s stuck."
              .formatted(Slate.number(stuck), stuck == 1 ? "deletion is" : "deletions are")
          : "What they have to do waits for them.";
    }
    return stuck == 0 && open > 0 ? "%s move.".formatted(Slate.number(open)) : "";
  }

  private String names() {
    return silent.stream().limit(3).collect(Collectors.joining(", "))
        + (silent.size() > 3 ? " and %d more".formatted(silent.size() - 3) : "");
  }

  /// The line below.
  public String lede() {
    String moving = "%s move".formatted(Slate.number(open - stuck - grace));
    String waiting = grace == 0 ? "" : ", %s wait for the end of a grace period".formatted(grace);
    String held = this.held == null ? "" : " Everything is held by %s.".formatted(this.held);
    String alive =
        " %s %s."
            .formatted(
                orchestrators,
                orchestrators == 1 ? "orchestrator is alive" : "orchestrators are alive");
    return moving + waiting + "." + held + alive;
  }

  /// For the title of the window.
  public String title() {
    return !silent.isEmpty() ? "silent" : stuck > 0 ? stuck + " stuck" : "all moves";
  }
}
