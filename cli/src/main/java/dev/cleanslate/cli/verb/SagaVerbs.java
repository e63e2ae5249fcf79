package dev.cleanslate.cli.verb;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Pages;
import dev.cleanslate.cli.api.Place;
import dev.cleanslate.cli.api.Server;
import dev.cleanslate.cli.deletion.Deletion;
import dev.cleanslate.cli.deletion.Deletions;
import dev.cleanslate.cli.deletion.Report;
import dev.cleanslate.cli.screen.Plain;
import dev.cleanslate.cli.screen.Spans;
import dev.cleanslate.cli.screen.Table;
import dev.cleanslate.cli.tool.Consent;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Misuse;
import dev.cleanslate.cli.tool.Tool;
import dev.cleanslate.cli.tool.Waiting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `saga ...`: deletions, and a person's word about them.
@Command(
    name = "saga",
    description = "Deletions: look at them, watch them, say what to do about them.",
    footerHeading = "%nA deletion is named by its id, or by its owner as TYPE/ID.%nExamples:%n",
    footer = {"  cleanslate saga list --state stuck", "  cleanslate saga watch node/node-7"})
public final class SagaVerbs {
  private static final String NAMED = "a deletion's id, or its owner as TYPE/ID";

  private final Tool tool;

  /// With what every verb works with.
  public SagaVerbs(Tool tool) {
    this.tool = tool;
  }

  @Command(
      name = "list",
      description = "Deletions, the newest first.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  cleanslate saga list",
        "  cleanslate saga list --state stuck --type node",
        "  cleanslate saga list --json --limit 100 | jq -r '.items[].id'"
      })
  int list(
      @Option(
              names = "--state",
              paramLabel = "STATE",
              description =
                  "grace, planning, deleting, stuck, deleted, abandoned, cancelled or rehearsed")
          @Nullable String state,
      @Option(names = "--type", paramLabel = "TYPE", description = "of owners of that type")
          @Nullable String type,
      @Option(names = "--owner", paramLabel = "ID", description = "of that owner; needs --type")
          @Nullable String owner,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "20",
              description = "so many at most (20)")
          int limit) {
    if (limit < 1) {
      throw new Misuse("--limit must be 1 or more.");
    }
    Place place =
        Deletions.USUAL.with("state", state).with("owner_type", type).with("owner_id", owner);
    List<JsonNode> items = Pages.first(tool.server(), place, limit);
    tool.show(
        Map.of("items", items),
        screen -> {
          Table table = Table.of("DELETION", "OWNER", "STATE", "GONE", "STEPS", "ASKED", "BY");
          items.stream().map(Deletion::new).forEach(one -> add(table, one));
          table.to(screen::line);
          if (items.isEmpty()) {
            screen.line("There is no such deletion.");
          }
        });
    return Exit.DONE.code();
  }

  private static void add(Table table, Deletion one) {
    table.row(
        one.id(),
        one.owner(),
        one.shown(),
        one.done(),
        one.steps(),
        Spans.time(Json.text(one.json(), "created_at")),
        Json.text(one.json(), "requested_by"));
  }

  @Command(
      name = "show",
      description = "One deletion: how far it is, what is left and why.",
      footerHeading = "%nEnds with 3 where it is stuck, or left something.%nExamples:%n",
      footer = {
        "  cleanslate saga show node/node-7",
        "  cleanslate saga show 8861ff55-372f-b152-5572-0ac2ab63843b --json"
      })
  int show(@Parameters(paramLabel = "DELETION", description = NAMED) String name) {
    Deletions deletions = deletions();
    Report report = Report.of(deletions, deletions.named(name));
    Exit exit = report.show(tool);
    return (exit == Exit.UNFINISHED ? Exit.DONE : exit).code();
  }

  @Command(
      name = "watch",
      description = "What happens, as it happens; goes on where it was after a break.",
      footerHeading =
          "%nOf one deletion until it ends or is stuck, or else of all of them until Ctrl-C.%n"
              + "Examples:%n",
      footer = {
        "  cleanslate saga watch clone/clone-7",
        "  cleanslate saga watch",
        "  cleanslate saga watch --json | jq -c '[.owner.id, .state]'"
      })
  int watch(
      @Parameters(paramLabel = "DELETION", arity = "0..1", description = NAMED)
          @Nullable String name,
      @Option(names = "--wait", paramLabel = "TIME", description = "so long at most, as in 10m")
          java.time.@Nullable Duration time,
      @Option(names = "--keep-on", description = "go on where it is stuck, until it ends")
          boolean keepOn) {
    return new Watch(tool, time, keepOn).of(name).code();
  }

  @Command(
      name = "retry",
      description = "Try again what is stuck or cannot be verified; all steps, or one.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  cleanslate saga retry node/node-7",
        "  cleanslate saga retry node/node-7 --step 42 --no-wait"
      })
  int retry(
      @Parameters(paramLabel = "DELETION", description = NAMED) String name,
      @Option(names = "--step", paramLabel = "N", description = "only that step")
          @Nullable Long step,
      @Mixin Waiting waiting) {
    Deletions deletions = deletions();
    Deletion deletion = deletions.named(name);
    JsonNode said =
        deletions.word(deletion, "retry", step == null ? Map.of() : Map.of("step", step));
    tool.say("To be tried again: %s.".formatted(Plain.count(Json.number(said, "retried"), "step")));
    Deletion after = deletions.one(deletion.id());
    Exit exit = Report.of(deletions, deletions.follow(after, waiting)).show(tool);
    return (waiting.isNone() && exit == Exit.UNFINISHED ? Exit.DONE : exit).code();
  }

  @Command(
      name = "cancel",
      description = "Take a deletion back; only before anything was sent.",
      footerHeading = "%nExamples:%n",
      footer = {"  cleanslate saga cancel clone/clone-7"})
  int cancel(@Parameters(paramLabel = "DELETION", description = NAMED) String name) {
    Deletions deletions = deletions();
    Deletion deletion = deletions.named(name);
    deletions.word(deletion, "cancel", Map.of());
    Report.of(deletions, deletions.one(deletion.id())).show(tool);
    return Exit.DONE.code();
  }

  @Command(
      name = "abandon",
      description = "Give a deletion up: nothing more is sent, what is left stays.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  cleanslate saga abandon node/node-7 --reason 'the account is closed'",
        "  cleanslate saga abandon node/node-7 --reason 'closed' --yes"
      })
  int abandon(
      @Parameters(paramLabel = "DELETION", description = NAMED) String name,
      @Option(
              names = "--reason",
              paramLabel = "WHY",
              required = true,
              description = "why, for the history")
          String reason,
      @Mixin Consent consent) {
    if (reason.isBlank()) {
      throw new Misuse("--reason must say why.");
    }
    Deletions deletions = deletions();
    Deletion deletion = deletions.named(name);
    tool.say(
        "%s: %d of %d steps are left; they stay where they are."
            .formatted(deletion.owner(), deletion.left(), deletion.steps()));
    consent.require(tool, deletion.owner().id());
    deletions.word(deletion, "abandon", Map.of("reason", reason));
    Report.of(deletions, deletions.one(deletion.id())).show(tool);
    return Exit.DONE.code();
  }

  private Deletions deletions() {
    Server server = tool.server();
    return new Deletions(tool, server);
  }
}
