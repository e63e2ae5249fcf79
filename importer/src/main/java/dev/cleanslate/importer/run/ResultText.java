package dev.cleanslate.importer.run;

import java.util.Locale;
import java.util.stream.Collectors;

/// A result as people read it.
record ResultText(Result result) {
  private static final String LINE = "%-24s %10s %12s %10s %10s %10s%n";

  String text() {
    Figures figures = result.figures();
    StringBuilder text = new StringBuilder();
    text.append(
        "%s from %s (account %s)%s%s%n%n"
            .formatted(
                result.system(),
                result.database(),
                result.account(),
                result.wasDry() ? ", dry run: nothing was sent" : "",
                result.wentOn() ? ", together with the run that was interrupted" : ""));
    text.append(
        LINE.formatted(
            "table",
            "rows",
            result.wasDry() ? "to register" : "registered",
            "known",
            "finished",
            "unplaced"));
    figures.tables().forEach((table, tally) -> text.append(line(table, tally)));
    result.unread().forEach((table, why) -> text.append("%-24s %s%n".formatted(table, why)));
    text.append(System.lineSeparator());
    text.append(summary(figures));
    result.notes().forEach(note -> text.append(note).append(System.lineSeparator()));
    text.append(leftovers(figures));
    return text.toString();
  }

  private static String line(String table, Tally tally) {
    return LINE.formatted(
        table,
        number(tally.read()),
        number(tally.registered()),
        number(tally.known()),
        number(tally.finished()),
        number(tally.unplaced()));
  }

  private String summary(Figures figures) {
    if (result.wasDry()) {
      return "Could be registered, as far as can be told from here: owners %s, resources %s.%n"
          .formatted(number(figures.ownersRegistered()), number(figures.resourcesRegistered()));
    }
    String owners =
        "Owners: %s registered, %s known before. Resources: %s registered, %s known before.%n"
            .formatted(
                number(figures.ownersRegistered()),
                number(figures.ownersKnown()),
                number(figures.resourcesRegistered()),
                number(figures.resourcesKnown()));
    boolean nothing =
        !result.isEmptyHanded()
            && figures.ownersRegistered() == 0
            && figures.resourcesRegistered() == 0;
    return nothing ? owners + "Nothing new was registered.%n".formatted() : owners;
  }

  private String leftovers(Figures figures) {
    if (result.isEmptyHanded()) {
      return "Nothing could be read.%n".formatted();
    }
    if (figures.reasons().isEmpty()) {
      return result.unread().isEmpty()
          ? "Every row was placed.%n".formatted()
          : "Every row that could be read was placed.%n".formatted();
    }
    String reasons =
        figures.reasons().entrySet().stream()
            .map(each -> "%s %s".formatted(number(each.getValue()), each.getKey()))
            .collect(Collectors.joining(", "));
    return "Rows not placed, or not whole: %s (%s). Each of them, with the reason: %s%n"
        .formatted(number(figures.unplaced()), reasons, result.leftovers());
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
