package dev.cleanslate.cli.token;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Pages;
import dev.cleanslate.cli.api.Server;
import dev.cleanslate.cli.deletion.Holdings;
import dev.cleanslate.cli.deletion.OwnerName;
import dev.cleanslate.cli.screen.Spans;
import dev.cleanslate.cli.screen.Table;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Misuse;
import dev.cleanslate.cli.tool.NamedConsent;
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

/// `token ...`.
@Command(
    name = "token",
    description = "The gateway's tokens, with their certificates and proxy targets.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cleanslate token list",
      "  cleanslate token show-owned ci-runner",
      "  cleanslate token delete ci-runner"
    })
public final class TokenVerbs {
  static final String TYPE = "token";

  private final Tool tool;

  /// With what every verb works with.
  public TokenVerbs(Tool tool) {
    this.tool = tool;
  }

  @Command(
      name = "list",
      description = "All tokens.",
      footerHeading = "%nExamples:%n",
      footer = {"  cleanslate token list", "  cleanslate token list --state active --json"})
  int list(
      @Option(
              names = "--state",
              paramLabel = "STATE",
              description = "active, hidden, deleting or deleted")
          @Nullable String state) {
    List<JsonNode> tokens = Tokens.in(tool.server(), state);
    tool.show(
        Map.of("items", tokens),
        screen -> {
          Table table = Table.of("TOKEN", "STATE", "SINCE");
          tokens.forEach(one ->
              table.row(
                  Json.text(one, "id"),
                  Json.text(one, "state"),
                  Spans.time(Json.text(one, "born_at"))));
          table.to(screen::line);
          if (tokens.isEmpty()) {
            screen.line("There is no such token.");
          }
        });
    return Exit.DONE.code();
  }

  @Command(
      name = "show-owned",
      description = "A token, and what it owns.",
      footerHeading = "%nExamples:%n",
      footer = {"  cleanslate token show-owned ci-runner"})
  int owned(
      @Parameters(paramLabel = "TOKEN", description = "the token's name or hash") String name) {
    Server server = tool.server();
    OwnerName token = new OwnerName(TYPE, name);
    JsonNode owner = server.get(token.place());
    List<JsonNode> resources = Pages.all(server, token.place("resources"));
    tool.show(
        Map.of("owner", owner, "resources", resources),
        screen -> {
          Holdings.headline(screen, owner);
          Holdings.table(screen, resources);
        });
    return Exit.DONE.code();
  }

  @Command(
      name = "delete",
      description =
          "Delete a token with all it owns: shows it, asks for its name, deletes what it owns and"
              + " the token last, and tells what became of each.",
      footerHeading =
          "%nWith --all: every token, and then what is left of none. In a script, --confirm takes"
              + " what would be typed.%nExamples:%n",
      footer = {
        "  cleanslate token delete ci-runner",
        "  cleanslate token delete ci-runner --yes --confirm ci-runner --reason 'left the team'",
        "  cleanslate token delete --all"
      })
  int delete(
      @Parameters(paramLabel = "TOKEN", arity = "0..1", description = "the token's name or hash")
          @Nullable String name,
      @Option(names = "--all", description = "every token there is") boolean all,
      @Option(names = "--reason", paramLabel = "WHY", description = "why, for the history")
          @Nullable String reason,
      @Mixin NamedConsent consent,
      @Mixin Waiting waiting) {
    if (all == (name != null)) {
      throw new Misuse("Name one token, or say --all.");
    }
    Exit exit =
        name == null
            ? new AllTokens(tool, consent, waiting).delete(reason)
            : new OneToken(tool, consent, waiting).delete(name, reason);
    return exit.code();
  }
}
