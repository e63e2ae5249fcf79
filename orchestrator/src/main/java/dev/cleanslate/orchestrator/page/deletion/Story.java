package dev.cleanslate.orchestrator.page.deletion;

import dev.cleanslate.messages.SagaEvent;
import dev.cleanslate.messages.SagaEvent.StepMove;
import dev.cleanslate.orchestrator.page.KindWords;
import dev.cleanslate.orchestrator.page.Plain;
import dev.cleanslate.orchestrator.page.Slate;
import dev.cleanslate.orchestrator.saga.StepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happened in one transaction of a deletion, in words. Immutable.
///
/// @param hot whether a person should see it
/// @param lines what happened; never empty
record Story(long seq, Instant at, boolean hot, List<String> lines) {
  private static final int MOST_LINES = 4;

  /// Tells an event of the history.
  static Story of(SagaEvent event) {
    List<String> lines = new ArrayList<>();
    if (event.note() != null) {
      lines.add(sentence(event.note()));
    }
    List<String> moves = moves(event.moves());
    moves.stream().limit(MOST_LINES).forEach(lines::add);
    long more = Math.max(0, moves.size() - MOST_LINES) + (long) event.moreMoves();
    if (more > 0) {
      lines.add("And %s more.".formatted(Slate.number(more)));
    }
    if (lines.isEmpty()) {
      lines.add("It is " + event.state() + ".");
    }
    return new Story(event.seq(), event.at(), isHot(event), lines);
  }

  /// What moved alike is told once.
  private static List<String> moves(List<StepMove> moves) {
    Map<String, List<StepMove>> alike = new LinkedHashMap<>();
    for (StepMove move : moves) {
      alike.computeIfAbsent(move.kind() + "/" + said(move), _ -> new ArrayList<>()).add(move);
    }
    return alike.values().stream().map(Story::told).toList();
  }

  private static String told(List<StepMove> alike) {
    StepMove first = alike.getFirst();
    String what =
        alike.size() == 1
            ? sentence(KindWords.one(first.kind()), false)
            : sentence(KindWords.count(first.kind(), alike.size()), false);
    return "%s: %s.".formatted(what, said(first));
  }

  private static String said(StepMove move) {
    @Nullable String why = move.why();
    return switch (StepState.of(move.to())) {
      case PLANNED -> "planned";
      case SENT -> "sent for deletion";
      case WAITING -> "not gone yet, tried again later";
      case CHECKING ->
          why != null && why.startsWith("claimed gone")
              ? "said to be gone, to be looked at"
              : "looked at";
      case STUCK -> "stuck, " + lower(Plain.of(StepState.STUCK, why).title());
      case UNVERIFIABLE -> "not sure, " + lower(Plain.of(StepState.UNVERIFIABLE, why).title());
      case GONE -> "proved gone";
      case DOUBTED -> "seen again after it was gone";
      case SEEN -> "there";
    };
  }

  private static boolean isHot(SagaEvent event) {
    return event.state().equals("abandoned")
        || event.moves().stream()
            .map(move -> StepState.of(move.to()))
            .anyMatch(to ->
                switch (to) {
                  case STUCK, UNVERIFIABLE, DOUBTED -> true;
                  case PLANNED, SENT, WAITING, CHECKING, GONE, SEEN -> false;
                });
  }

  private static String sentence(String text) {
    return sentence(text, true);
  }

  private static String sentence(String text, boolean stop) {
    String capital = text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    return stop && !capital.endsWith(".") ? capital + "." : capital;
  }

  private static String lower(String text) {
    return text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
  }
}
