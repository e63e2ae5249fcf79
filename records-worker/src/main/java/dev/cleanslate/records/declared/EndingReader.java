package dev.cleanslate.records.declared;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads what "gone" means for a kind.
final class EndingReader {
  private static final String DELETED = "deleted";
  private static final String TRANSITION = "transition";
  private static final String SOFT_DELETE = "soft-delete";
  private static final String COUNT = "count";
  private static final Pattern BLANK = Pattern.compile("\\{([^{}]*)}");

  private EndingReader() {}

  static Ending read(YamlMap kind, Table table) {
    String gone = kind.text("gone");
    return switch (gone) {
      case DELETED -> new Ending.Deletion();
      case TRANSITION -> transition(kind.map(TRANSITION));
      case SOFT_DELETE -> softDeletion(kind.map(SOFT_DELETE), table);
      default ->
          throw kind.mistake(
              "gone",
              "gone must be %s, %s or %s, but was %s"
                  .formatted(DELETED, TRANSITION, SOFT_DELETE, gone));
    };
  }

  private static Ending transition(YamlMap map) {
    List<String> finals = map.texts("final");
    List<Ending.Phase> phases = map.maps("phases").stream().map(EndingReader::phase).toList();
    checkPhases(phases, finals, map);
    Ending transition =
        new Ending.Transition(map.text("column"), phases, finals, map.optionalText("touched"));
    map.nothingElse();
    return transition;
  }

  private static Ending.Phase phase(YamlMap map) {
    Ending.Phase phase =
        new Ending.Phase(map.optionalTexts("from"), map.text("to"), map.optionalText("at"));
    map.nothingElse();
    return phase;
  }

  /// Each phase must lead on: to a final state, or to one that a later phase leads out of; and none
  /// may lead out of a final one.
  private static void checkPhases(List<Ending.Phase> phases, List<String> finals, YamlMap map) {
    Set<String> led = new HashSet<>(finals);
    for (Ending.Phase phase : phases.reversed()) {
      if (!led.contains(phase.to())) {
        throw map.mistake(
            "phases", "nothing leads on from %s, which is not final".formatted(phase.to()));
      }
      if (phase.from().stream().anyMatch(finals::contains)) {
        throw map.mistake("phases", "a phase leads out of a final state");
      }
      if (phase.from().isEmpty()
          ? !finals.contains(phase.to())
          : phase.from().contains(phase.to())) {
        throw map.mistake("phases", "the phase to %s would never end".formatted(phase.to()));
      }
      led.addAll(phase.from());
    }
  }

  private static Ending softDeletion(YamlMap map, Table table) {
    Ending soft =
        new Ending.SoftDeletion(
            map.text("column"),
            map.text("status"),
            map.text("at"),
            map.optionalText("touched"),
            map.optionalMap("history").map(history -> history(history, table)));
    map.nothingElse();
    return soft;
  }

  private static History history(YamlMap map, Table row) {
    History history =
        new History(
            DeclarationReader.table(map),
            map.optionalText("id"),
            map.text("owner"),
            map.text("from"),
            map.text("to"),
            map.text("at"),
            map.optionalMap("by").map(EndingReader::by),
            map.optionalMap("reason").map(EndingReader::reason));
    if (history.table().equals(row)) {
      throw map.mistake("table", "the history must be another table than its rows");
    }
    map.nothingElse();
    return history;
  }

  private static History.By by(YamlMap map) {
    History.By by = new History.By(map.text("column"), map.text("source"));
    map.nothingElse();
    return by;
  }

  private static History.Reason reason(YamlMap map) {
    History.Reason reason =
        new History.Reason(
            map.text("column"),
            map.text("text"),
            map.optionalMap("count").map(EndingReader::counted),
            map.optionalMap("sum").map(EndingReader::summed));
    checkBlanks(reason, map);
    map.nothingElse();
    return reason;
  }

  /// What the text leaves open and what is brought to fill it must be the same.
  private static void checkBlanks(History.Reason reason, YamlMap map) {
    Set<String> brought = new TreeSet<>();
    reason.summed().ifPresent(summed -> brought.addAll(summed.columns()));
    if (brought.contains(COUNT)) {
      throw map.mistake("sum", "a column named count cannot be summed up here");
    }
    reason.counted().ifPresent(_ -> brought.add(COUNT));
    Set<String> open = new TreeSet<>();
    BLANK.matcher(reason.text()).results().forEach(blank -> open.add(blank.group(1)));
    if (!open.equals(brought)) {
      throw map.mistake(
          "text", "the text leaves %s open, and count and sum bring %s".formatted(open, brought));
    }
  }

  private static History.Counted counted(YamlMap map) {
    History.Counted counted = new History.Counted(DeclarationReader.table(map), map.text("owner"));
    map.nothingElse();
    return counted;
  }

  private static History.Summed summed(YamlMap map) {
    History.Summed summed =
        new History.Summed(DeclarationReader.table(map), map.text("owner"), map.texts("columns"));
    map.nothingElse();
    return summed;
  }
}
