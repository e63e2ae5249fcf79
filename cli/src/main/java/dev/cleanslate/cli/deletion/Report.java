package dev.cleanslate.cli.deletion;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.screen.Spans;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Tool;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// What became of a deletion: its state in a sentence, figures by kind, what is wrong with what is
/// left, and what a person can do about it.
public final class Report {
  private final Deletion deletion;
  private final Statistics statistics;

  private Report(Deletion deletion, Statistics statistics) {
    this.deletion = deletion;
    this.statistics = statistics;
  }

  /// Of that deletion, as it was read; its steps are read now.
  public static Report of(Deletions deletions, Deletion deletion) {
    return new Report(deletion, Statistics.of(deletions, deletion));
  }

  /// Shows it in the form that was asked for; how the verb ends by it.
  public Exit show(Tool tool) {
    tool.show(json(), screen -> to(screen::line));
    return exit();
  }

  /// For people, line by line.
  public void to(Consumer<String> out) {
    out.accept(sentence());
    statistics.to(out);
    String advice = advice();
    if (!advice.isEmpty()) {
      out.accept("What to do: " + advice);
    }
  }

  /// For programs.
  public ObjectNode json() {
    ObjectNode json = Json.object();
    json.set("owner", deletion.json().path("owner"));
    json.put("verified", deletion.isDone());
    json.set("deletion", deletion.json());
    json.set("statistics", statistics.kinds());
    json.set("errors", statistics.errors());
    return json;
  }

  /// How a verb that wanted the deletion to be done ends by it.
  public Exit exit() {
    return switch (deletion.state()) {
      case "deleted", "rehearsed" -> Exit.DONE;
      case "stuck", "abandoned", "cancelled" -> Exit.LEFT;
      default -> Exit.UNFINISHED;
    };
  }

  private String sentence() {
    String who = "%s (deletion %s)".formatted(deletion.owner(), deletion.id());
    return switch (deletion.state()) {
      case "deleted" ->
          "%s is deleted, and everything was seen gone: %d of %d steps%s."
              .formatted(who, deletion.done(), deletion.steps(), took());
      case "stuck" ->
          "%s is STUCK: %d of %d steps are left, the others were seen gone."
              .formatted(who, deletion.left(), deletion.steps());
      case "abandoned" ->
          "%s was given up: %d of %d steps are left."
              .formatted(who, deletion.left(), deletion.steps());
      case "cancelled" -> "%s was taken back before anything was done.".formatted(who);
      case "rehearsed" -> "%s was looked at only; nothing was deleted.".formatted(who);
      case "grace" ->
          "%s is hidden, and will be deleted from %s on."
              .formatted(who, Spans.time(deletion.graceUntil()));
      default -> "%s is under way, %s.".formatted(who, Steps.counted(deletion));
    };
  }

  private String took() {
    try {
      Instant begun = Instant.parse(Json.text(deletion.json(), "created_at"));
      Instant ended = Instant.parse(Json.text(deletion.json(), "finished_at"));
      return " in " + Spans.of(Duration.between(begun, ended));
    } catch (DateTimeParseException _) {
      return "";
    }
  }

  private String advice() {
    String id = deletion.id();
    return switch (deletion.state()) {
      case "stuck" ->
          "mend what is said above, then cleanslate saga retry %s; or give it up: cleanslate saga abandon %s --reason WHY."
              .formatted(id, id);
      case "abandoned" -> "delete what is left by hand, or ask for the deletion once more.";
      case "deleted", "cancelled", "rehearsed" -> "";
      case "grace" -> "cleanslate saga cancel %s takes it back before that.".formatted(id);
      default -> "cleanslate saga watch %s shows how it goes on.".formatted(id);
    };
  }
}
