package dev.cleanslate.cli.token;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Server;
import dev.cleanslate.cli.deletion.Deletions;
import dev.cleanslate.cli.deletion.OwnerName;
import dev.cleanslate.cli.orphan.Clearing;
import dev.cleanslate.cli.orphan.Strays;
import dev.cleanslate.cli.orphan.Suspect;
import dev.cleanslate.cli.orphan.Sweep;
import dev.cleanslate.cli.screen.Plain;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.NamedConsent;
import dev.cleanslate.cli.tool.Tool;
import dev.cleanslate.cli.tool.Waiting;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Every token deleted, then whatever is left of none: what can go is deleted too, and all that
/// stays is told. Nothing goes that was not shown, or held by a token that was.
record AllTokens(Tool tool, NamedConsent consent, Waiting waiting) {
  Exit delete(@Nullable String reason) {
    Server server = tool.server();
    Deletions deletions = new Deletions(tool, server);
    List<OwnerName> tokens =
        Tokens.in(server, null).stream()
            .filter(one -> !Json.text(one, "state").equals("deleted"))
            .map(OwnerName::of)
            .toList();
    Sweep before = left(server);
    preview(deletions, tokens, before);
    wanted(tokens, before.suspects()).ifPresent(word -> consent.require(tool, word));
    String why = reason == null ? "all tokens" : reason;
    Clearing cascade = new Clearing(tool, deletions).of(tokens, Deletions.OPERATORS, why, waiting);
    Sweep left = tokens.isEmpty() ? before : left(server);
    List<Suspect> shown =
        left.suspects().stream().filter(confirmed(tokens, before.suspects())).toList();
    Clearing net =
        new Clearing(tool, deletions)
            .ofAll(server, shown, "left after all tokens were deleted", waiting);
    Sweep stays = shown.stream().anyMatch(Suspect::isDeletable) ? left(server) : left;
    show(cascade, left, net, stays);
    Exit exit = cascade.exit().worse(net.exit());
    return stays.isEmpty() ? exit : exit.worse(Exit.LEFT);
  }

  /// What is to be typed; nothing where nothing would be deleted.
  private static Optional<String> wanted(List<OwnerName> tokens, List<Suspect> before) {
    if (!tokens.isEmpty()) {
      return Optional.of("delete %d tokens".formatted(tokens.size()));
    }
    return Optional.of(Suspect.deletable(before).size())
        .filter(owners -> owners > 0)
        .map("delete %d"::formatted);
  }

  /// What came to light only after the question was not asked about.
  private static Predicate<Suspect> confirmed(List<OwnerName> tokens, List<Suspect> before) {
    Set<OwnerName> owners = new HashSet<>(tokens);
    owners.addAll(Suspect.deletable(before));
    return one -> owners.contains(one.owner());
  }

  private void preview(Deletions deletions, List<OwnerName> tokens, Sweep before) {
    tokens.forEach(token -> preview(deletions, token));
    if (!before.isEmpty()) {
      tool.say("Left of tokens; what can go does, after them:");
      before.to(tool::say);
    }
  }

  private void preview(Deletions deletions, OwnerName token) {
    JsonNode preview = deletions.preview(token);
    tool.say("%s: %s".formatted(token, Plain.count(Json.number(preview, "plan", "steps"), "step")));
  }

  private Sweep left(Server server) {
    return Strays.andSwept(server, 0, tool.surroundings().clock().instant(), TokenVerbs.TYPE);
  }

  private void show(Clearing cascade, Sweep left, Clearing net, Sweep stays) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("deletions", cascade.reports());
    document.put("refused", cascade.refused());
    document.put("left", Suspect.json(left.suspects()));
    document.put("left_deleted", net.reports());
    document.put("stays", Suspect.json(stays.suspects()));
    document.put("not_listed", stays.notListed());
    tool.show(
        document,
        screen -> {
          cascade.lines();
          screen.line(
              "%s left of tokens after that."
                  .formatted(Plain.count(left.suspects().size(), "thing")));
          if (!left.isEmpty()) {
            net.lines();
            screen.line("What stays: %d.".formatted(stays.suspects().size()));
            stays.to(screen::line);
          }
        });
  }
}
