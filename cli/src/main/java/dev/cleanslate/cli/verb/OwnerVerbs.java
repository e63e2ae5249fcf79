package dev.cleanslate.cli.verb;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Pages;
import dev.cleanslate.cli.api.Place;
import dev.cleanslate.cli.api.Server;
import dev.cleanslate.cli.deletion.Holdings;
import dev.cleanslate.cli.deletion.OwnerName;
import dev.cleanslate.cli.screen.Screen;
import dev.cleanslate.cli.screen.Spans;
import dev.cleanslate.cli.screen.Table;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Misuse;
import dev.cleanslate.cli.tool.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `owner ...`: who is known, what they hold, and making one known.
@Command(
    name = "owner",
    description = "Owners: what is deleted, with all it holds.",
    footerHeading = "%nExamples:%n",
    footer = {"  cleanslate owner list --type node", "  cleanslate owner show node node-7"})
public final class OwnerVerbs {
  private static final int MOST_SHOWN = 500;

  private final Tool tool;

  /// With what every verb works with.
  public OwnerVerbs(Tool tool) {
    this.tool = tool;
  }

  @Command(
      name = "list",
      description = "Owners by type and id.",
      footerHeading = "%nExamples:%n",
      footer = {"  cleanslate owner list --type token", "  cleanslate owner list --state deleted"})
  int list(
      @Option(names = "--type", paramLabel = "TYPE", description = "of that type")
          @Nullable String type,
      @Option(
              names = "--state",
              paramLabel = "STATE",
              description = "active, hidden, deleting or deleted")
          @Nullable String state,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "100",
              description = "so many at most (100)")
          int limit) {
    if (limit < 1) {
      throw new Misuse("--limit must be 1 or more.");
    }
    Place place = Place.of("v1", "owners").with("type", type).with("state", state);
    List<JsonNode> items = Pages.first(tool.server(), place, limit);
    tool.show(
        Map.of("items", items),
        screen -> {
          Table table = Table.of("OWNER", "STATE", "SINCE");
          items.forEach(one ->
              table.row(
                  OwnerName.of(one),
                  Json.text(one, "state"),
                  Spans.time(Json.text(one, "born_at"))));
          table.to(screen::line);
          if (items.isEmpty()) {
            screen.line("There is no such owner.");
          }
        });
    return Exit.DONE.code();
  }

  @Command(
      name = "show",
      description = "One owner, what it holds, and what it was.",
      footerHeading = "%nExamples:%n",
      footer = {"  cleanslate owner show token ci-runner", "  cleanslate owner show node 7 --json"})
  int show(
      @Parameters(paramLabel = "TYPE", description = "its type") String type,
      @Parameters(paramLabel = "ID", description = "its id, or an alias") String id) {
    Server server = tool.server();
    OwnerName name = new OwnerName(type, id);
    JsonNode owner = server.get(name.place());
    List<JsonNode> resources = Pages.first(server, name.place("resources"), MOST_SHOWN);
    List<JsonNode> history = Pages.first(server, name.place("history"), MOST_SHOWN);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("owner", owner);
    document.put("resources", resources);
    document.put("history", history);
    tool.show(
        document,
        screen -> {
          Holdings.headline(screen, owner);
          Holdings.table(screen, resources);
          if (resources.size() == MOST_SHOWN) {
            screen.line("Only the first %d are shown.".formatted(MOST_SHOWN));
          }
          told(screen, history);
        });
    return Exit.DONE.code();
  }

  private static void told(Screen screen, List<JsonNode> history) {
    screen.line("");
    Table table = Table.of("WHEN", "WAS", "IS", "BY", "WHY");
    history.forEach(line ->
        table.row(
            Spans.time(Json.text(line, "at")),
            Json.text(line, "from"),
            Json.text(line, "to"),
            Json.text(line, "by"),
            Json.text(line, "why")));
    table.to(screen::line);
  }

  @Command(
      name = "register",
      description = "Make an owner known, with its further names; repeating it changes nothing.",
      footerHeading =
          "%nWhat it holds is registered with cleanslate resource register.%nExamples:%n",
      footer = {
        "  cleanslate owner register node node-7 --alias 7",
        "  cleanslate owner register token ci-runner --alias 5d41402abc4b2a76"
      })
  int register(
      @Parameters(paramLabel = "TYPE", description = "its type") String type,
      @Parameters(paramLabel = "ID", description = "its id") String id,
      @Option(
              names = "--alias",
              paramLabel = "NAME",
              description = "a further name; may be repeated")
          @Nullable List<String> aliases) {
    OwnerName owner = new OwnerName(type, id);
    JsonNode said =
        tool.server()
            .postAgain(
                owner.place("resources"),
                Json.body(
                    Map.of(
                        "resources", List.of(), "aliases", aliases == null ? List.of() : aliases)));
    tool.show(
        said, screen -> screen.line("%s is known.".formatted(OwnerName.of(said.path("owner")))));
    return Exit.DONE.code();
  }
}
