package dev.cleanslate.cli.token;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Server;
import dev.cleanslate.cli.deletion.Deletions;
import dev.cleanslate.cli.deletion.OwnerName;
import dev.cleanslate.cli.orphan.Clearing;
import dev.cleanslate.cli.orphan.Strays;
import dev.cleanslate.cli.orphan.Suspect;
import dev.cleanslate.cli.screen.Plain;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.NamedConsent;
import dev.cleanslate.cli.tool.Tool;
import dev.cleanslate.cli.tool.Waiting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Every token deleted, then whatever is left of none: what can go is deleted too, and all that
/// stays is told.
record AllTokens(Tool tool, NamedConsent consent, Waiting waiting) {
  Exit delete(@Nullable String reason) {
    Server server = tool.server();
    Deletions deletions = new Deletions(tool, server);
    List<OwnerName> tokens =
        Tokens.in(server, null).stream()
            .filter(one -> !Json.text(one, "state").equals("deleted"))
            .map(OwnerName::of)
            .toList();
    tokens.forEach(token -> preview(deletions, token));
    if (!tokens.isEmpty()) {
      consent.require(tool, "delete %d tokens".formatted(tokens.size()));
    }
    String why = reason == null ? "all tokens" : reason;
    Clearing cascade = new Clearing(tool, deletions).of(tokens, Deletions.OPERATORS, why, waiting);
    List<Suspect> left = left(server);
    Clearing net =
        new Clearing(tool, deletions)
            .ofAll(server, left, "left after all tokens were deleted", waiting);
    List<Suspect> stays = left.stream().anyMatch(Suspect::isDeletable) ? left(server) : left;
    show(cascade, left, net, stays);
    Exit exit = cascade.exit().worse(net.exit());
    return stays.isEmpty() ? exit : exit.worse(Exit.LEFT);
  }

  private void preview(Deletions deletions, OwnerName token) {
    JsonNode preview = deletions.preview(token);
    tool.say("%s: %s".formatted(token, Plain.count(Json.number(preview, "plan", "steps"), "step")));
  }

  private List<Suspect> left(Server server) {
    return Strays.andSwept(server, 0, tool.surroundings().clock().instant(), TokenVerbs.TYPE);
  }

  private void show(Clearing cascade, List<Suspect> left, Clearing net, List<Suspect> stays) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("deletions", cascade.reports());
    document.put("refused", cascade.refused());
    document.put("left", json(left));
    document.put("left_deleted", net.reports());
    document.put("stays", json(stays));
    tool.show(
        document,
        screen -> {
          cascade.lines();
          screen.line("%s left of tokens after that.".formatted(Plain.count(left.size(), "thing")));
          if (!left.isEmpty()) {
            net.lines();
            screen.line("What stays: %d.".formatted(stays.size()));
            Suspect.table(stays, screen::line);
          }
        });
  }

  private static List<JsonNode> json(List<Suspect> suspects) {
    return suspects.stream().map(Suspect::json).toList();
  }
}
