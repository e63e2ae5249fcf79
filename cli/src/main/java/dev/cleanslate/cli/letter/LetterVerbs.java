package dev.cleanslate.cli.letter;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Pages;
import dev.cleanslate.cli.api.Place;
import dev.cleanslate.cli.screen.Plain;
import dev.cleanslate.cli.screen.Screen;
import dev.cleanslate.cli.screen.Spans;
import dev.cleanslate.cli.screen.Table;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Misuse;
import dev.cleanslate.cli.tool.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `letters ...`: messages that could not be taken.
@Command(
    name = "letters",
    description = "Dead letters: messages that could not be taken.",
    footerHeading = "%nExamples:%n",
    footer = {"  cleanslate letters list", "  cleanslate letters show delete-requests:0:17"})
public final class LetterVerbs {
  private static final String OPERATORS = "operator";
  private static final String LETTERS = "dead-letters";
  private static final int MOST_BYTES = 900_000;

  private final Tool tool;

  /// With what every verb works with.
  public LetterVerbs(Tool tool) {
    this.tool = tool;
  }

  @Command(
      name = "list",
      description = "Dead letters, the newest first.",
      footerHeading = "%nEnds with 3 where one was not sent again.%nExamples:%n",
      footer = {
        "  cleanslate letters list",
        "  cleanslate letters list --topic delete-requests --since 2h --json"
      })
  int list(
      @Option(
              names = "--topic",
              paramLabel = "TOPIC",
              description = "that came from there, as in delete-requests")
          @Nullable String topic,
      @Option(names = "--since", paramLabel = "TIME", description = "of the last 90s, 10m, 2h, 1d")
          @Nullable Duration since,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "50",
              description = "at most so many (50)")
          int limit) {
    if (limit < 1) {
      throw new Misuse("--limit must be at least 1.");
    }
    Place place =
        Place.of(OPERATORS, "v1", LETTERS)
            .with("topic", topic)
            .with(
                "since", since == null ? null : tool.surroundings().clock().instant().minus(since));
    List<JsonNode> letters = Pages.first(tool.server(), place, limit);
    tool.show(Map.of("items", letters), screen -> show(screen, letters, limit));
    return (letters.stream().allMatch(one -> one.has("sent_again")) ? Exit.DONE : Exit.LEFT).code();
  }

  private static void show(Screen screen, List<JsonNode> letters, int limit) {
    if (letters.isEmpty()) {
      screen.line("No dead letters.");
      return;
    }
    Table table = Table.of("LETTER", "SINCE", "BYTES", "SENT AGAIN", "WHY");
    letters.forEach(one ->
        table.row(
            Json.text(one, "id"),
            Spans.time(Json.text(one, "at")),
            Json.number(one, "size"),
            one.has("sent_again") ? "by " + Json.text(one, "sent_again", "by") : "no",
            Plain.cut(Json.text(one, "reason"), 120)));
    table.to(screen::line);
    if (letters.size() == limit) {
      screen.line("There may be more; --limit shows more of them.");
    }
  }

  @Command(
      name = "show",
      description = "One of them, with its headers and its body.",
      footerHeading = "%nWhat looks like a credential is covered.%nExamples:%n",
      footer = {"  cleanslate letters show delete-requests:0:17"})
  int show(@Parameters(paramLabel = "LETTER", description = "its id, as list shows it") String id) {
    JsonNode letter = tool.server().get(place(id));
    tool.show(letter, screen -> show(screen, letter));
    return Exit.DONE.code();
  }

  private static void show(Screen screen, JsonNode letter) {
    screen.line(
        "%s, laid aside %s"
            .formatted(Json.text(letter, "id"), Spans.time(Json.text(letter, "at"))));
    screen.line("Why: " + Json.text(letter, "reason"));
    if (letter.has("problem")) {
      screen.line("As it is, its topic cannot read it: " + Json.text(letter, "problem"));
    }
    if (letter.has("sent_again")) {
      screen.line(
          "Sent again by %s at %s."
              .formatted(
                  Json.text(letter, "sent_again", "by"),
                  Spans.time(Json.text(letter, "sent_again", "at"))));
    }
    screen.line("Key: " + Json.text(letter, "key"));
    letter
        .path("headers")
        .properties()
        .forEach(header ->
            screen.line("%s: %s".formatted(header.getKey(), header.getValue().asString())));
    screen.line("");
    Plain.lines(Json.text(letter, "body")).lines().forEach(screen::line);
    if (letter.path("cut").asBoolean()) {
      screen.line("(and so on: %d bytes in all)".formatted(Json.number(letter, "size")));
    }
  }

  @Command(
      name = "send-again",
      description =
          "Put one back on the topic it came from, as it was or with a corrected body; once,"
              + " however often it is said.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  cleanslate letters send-again replies:0:3",
        "  cleanslate letters send-again delete-requests:0:17 --body corrected.json"
      })
  int sendAgain(
      @Parameters(paramLabel = "LETTER", description = "its id, as list shows it") String id,
      @Option(
              names = "--body",
              paramLabel = "FILE",
              description = "a file whose content is sent instead of its own body")
          @Nullable Path file) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (file != null) {
      fields.put("body", read(file));
    }
    JsonNode said = tool.server().postAgain(place(id, "send-again"), Json.body(fields));
    tool.show(
        said,
        screen ->
            screen.line(
                "%s was sent again by %s at %s."
                    .formatted(id, Json.text(said, "by"), Spans.time(Json.text(said, "at")))));
    return Exit.DONE.code();
  }

  private static Place place(String id, String... parts) {
    return parts.length == 0
        ? Place.of(OPERATORS, "v1", LETTERS, id)
        : Place.of(OPERATORS, "v1", LETTERS, id, parts[0]);
  }

  private String read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(tool.surroundings().folder().resolve(file));
      if (bytes.length > MOST_BYTES) {
        throw new Misuse(
            "%s has more than %d bytes, which no topic reads.".formatted(file, MOST_BYTES));
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException _) {
      throw new Misuse("%s cannot be read: is it a file, and yours to read?".formatted(file));
    }
  }
}
