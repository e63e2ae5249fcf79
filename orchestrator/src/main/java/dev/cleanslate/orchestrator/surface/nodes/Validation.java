package dev.cleanslate.orchestrator.surface.nodes;

import dev.cleanslate.orchestrator.saga.StepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether a node is cleaned up, and how that is known.
///
/// @param cleanupComplete whether everything that was registered of it was seen gone
record Validation(String nodeName, boolean cleanupComplete, List<Check> validationResults) {
  /// One sort of resource.
  ///
  /// @param status `PASS` where all of that sort were seen gone; `FAIL` where one is there, where
  ///   nobody could tell, and where nobody has looked
  record Check(String check, String status, String message) {
    boolean passed() {
      return status.equals(PASS);
    }
  }

  /// What is known of one resource.
  ///
  /// @param state what the last look found; absent where nobody has looked
  /// @param why the last thing that was said about it
  /// @param at since when that is known
  record Known(
      String kind,
      String id,
      @Nullable StepState state,
      @Nullable String why,
      @Nullable Instant at) {
    boolean isGone() {
      return state == StepState.GONE;
    }
  }

  private static final String PASS = "PASS";
  private static final String FAIL = "FAIL";

  /// @param ended whether the owner was deleted, and so may have held nothing
  static Validation of(String node, List<Known> all, boolean ended) {
    Map<ResourceType, List<Known>> byType = new LinkedHashMap<>();
    ResourceType.ALWAYS.forEach(type -> byType.put(type, new ArrayList<>()));
    all.stream()
        .sorted(Comparator.comparingInt(known -> ResourceType.of(known.kind()).place()))
        .forEach(known ->
            byType
                .computeIfAbsent(ResourceType.of(known.kind()), _ -> new ArrayList<>())
                .add(known));
    List<Check> checks = new ArrayList<>();
    byType.forEach((type, known) -> checks.add(check(type, known)));
    boolean complete = checks.stream().allMatch(Check::passed) && (ended || !all.isEmpty());
    return new Validation(node, complete, checks);
  }

  private static Check check(ResourceType type, List<Known> known) {
    if (known.isEmpty()) {
      return new Check(type.check(), PASS, "None was registered");
    }
    List<Known> left = known.stream().filter(one -> !one.isGone()).toList();
    if (left.isEmpty()) {
      return new Check(
          type.check(),
          PASS,
          "%d of %d were seen gone%s".formatted(known.size(), known.size(), oldest(known)));
    }
    Known first = left.getFirst();
    return new Check(
        type.check(),
        FAIL,
        "%d of %d were not seen gone; %s %s %s"
            .formatted(left.size(), known.size(), type.shown(), first.id(), said(first)));
  }

  /// The look that lies back farthest says how much all of it is worth.
  private static String oldest(List<Known> known) {
    return known.stream()
        .map(Known::at)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .map(at -> ", at " + at + " or later")
        .orElse("");
  }

  private static String said(Known known) {
    String found =
        switch (known.state()) {
          case SEEN -> "is there";
          case STUCK -> "was not deleted";
          case UNVERIFIABLE, DOUBTED -> "could not be verified";
          case PLANNED, SENT, WAITING, CHECKING -> "is being dealt with";
          case GONE -> "is gone";
          case null -> "was never looked at";
        };
    String why = known.why() == null ? "" : ": " + known.why();
    return found + why + (known.at() == null ? "" : " (as of " + known.at() + ")");
  }
}
