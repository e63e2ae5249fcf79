package dev.cleanslate.orchestrator.page.dialogue;

import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.intake.Preview;
import dev.cleanslate.orchestrator.page.KindWords;
import dev.cleanslate.orchestrator.page.Slate;
import dev.cleanslate.orchestrator.plan.Complexity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What deleting an owner would take: the first stage of the dialogue.
///
/// @param total how many things go, in words
/// @param lines by where they lie
/// @param complexity in a word, as the beginning of a sentence
/// @param warnings what to know before saying yes; the most pressing first
/// @param active how many things are in use; none where nobody looked
/// @param hash of the plan that is shown
record Impact(
    String total,
    List<Line> lines,
    String complexity,
    Estimate estimate,
    List<String> warnings,
    long active,
    String hash) {
  private static final int MOST_NAMED = 4;

  /// What lies in one place.
  ///
  /// @param what of which kinds it is
  /// @param count how many things, in words
  record Line(String area, String what, String count) {}

  static Impact of(Preview preview, Optional<LastLook> look, Estimate estimate, Catalog catalog) {
    Optional<LastLook> seen = look.filter(LastLook::isComplete);
    long active = seen.map(LastLook::active).orElse(0L);
    return new Impact(
        total(preview, seen),
        lines(preview, seen, catalog),
        complexity(preview),
        estimate,
        warnings(preview, seen, active),
        active,
        preview.plan().hash());
  }

  private static String total(Preview preview, Optional<LastLook> seen) {
    long resources = preview.plan().steps() + preview.ownedSteps();
    long things =
        preview.plan().byKind().entrySet().stream().mapToLong(kind -> things(kind, seen)).sum()
            + preview.ownedSteps();
    String all = Slate.number(resources) + (resources == 1 ? " resource" : " resources");
    return seen.isEmpty() || things == resources
        ? all
        : "%s things in %s".formatted(Slate.number(things), all);
  }

  private static List<Line> lines(Preview preview, Optional<LastLook> seen, Catalog catalog) {
    Map<Area, List<String>> kinds = new EnumMap<>(Area.class);
    Map<Area, Long> counts = new EnumMap<>(Area.class);
    preview
        .plan()
        .byKind()
        .entrySet()
        .forEach(kind -> {
          Area area = Area.of(kind.getKey(), catalog);
          kinds
              .computeIfAbsent(area, _ -> new ArrayList<>())
              .add(KindWords.count(kind.getKey(), kind.getValue()));
          counts.merge(area, things(kind, seen), Long::sum);
        });
    List<Line> lines = new ArrayList<>();
    for (Area area : Area.values()) {
      if (counts.containsKey(area) || isUsual(area)) {
        lines.add(
            new Line(
                area.title(),
                named(kinds.getOrDefault(area, List.of())),
                Slate.number(counts.getOrDefault(area, 0L))));
      }
    }
    return lines;
  }

  /// Where nothing is counts as an answer too.
  private static boolean isUsual(Area area) {
    return switch (area) {
      case DATABASE, STORAGE, AI, CLOUD -> true;
      case HOST, OWNERS, OTHER -> false;
    };
  }

  private static long things(Map.Entry<String, Integer> kind, Optional<LastLook> seen) {
    return seen.map(look -> look.things().getOrDefault(kind.getKey(), (long) kind.getValue()))
        .orElse((long) kind.getValue());
  }

  private static String named(List<String> kinds) {
    String first = String.join(", ", kinds.subList(0, Math.min(MOST_NAMED, kinds.size())));
    return kinds.size() > MOST_NAMED
        ? "%s and %d more kinds".formatted(first, kinds.size() - MOST_NAMED)
        : first;
  }

  private static String complexity(Preview preview) {
    String word =
        Complexity.of(preview.plan().steps() + preview.ownedSteps(), preview.plan().estimate())
            .wire();
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + " complexity";
  }

  private static List<String> warnings(Preview preview, Optional<LastLook> seen, long active) {
    List<String> warnings = new ArrayList<>();
    if (active > 0) {
      warnings.add(
          active == 1
              ? "One session is open now. It ends when you delete."
              : "%s sessions are open now. They end when you delete."
                  .formatted(Slate.number(active)));
    }
    if (seen.isEmpty() && preview.plan().byKind().keySet().stream().anyMatch(Impact::mayBeInUse)) {
      warnings.add("Whether anybody uses it now is not known. Look first to find out.");
    }
    if (preview.owned() > 0) {
      warnings.add(
          "%s that belong to it go with it.".formatted(KindWords.count("owner", preview.owned())));
    }
    preview.warnings().forEach(warning -> warnings.add(sentence(warning)));
    return warnings;
  }

  private static boolean mayBeInUse(String kind) {
    return kind.endsWith(".session");
  }

  private static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }
}
