package dev.cleanslate.cli.token;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Pages;
import dev.cleanslate.cli.api.Server;
import dev.cleanslate.cli.deletion.Deletion;
import dev.cleanslate.cli.deletion.Deletions;
import dev.cleanslate.cli.deletion.OwnerName;
import dev.cleanslate.cli.deletion.PlanText;
import dev.cleanslate.cli.deletion.Report;
import dev.cleanslate.cli.screen.Table;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.NamedConsent;
import dev.cleanslate.cli.tool.Tool;
import dev.cleanslate.cli.tool.Waiting;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One token deleted: shown, confirmed by its name, followed to its end, accounted for.
record OneToken(Tool tool, NamedConsent consent, Waiting waiting) {
  Exit delete(String name, @Nullable String reason) {
    Server server = tool.server();
    Deletions deletions = new Deletions(tool, server);
    JsonNode owner = server.get(new OwnerName(TokenVerbs.TYPE, name).place());
    if (Json.text(owner, "state").equals("deleted")) {
      tool.say("%s is deleted already.".formatted(OwnerName.of(owner)));
      return Report.of(deletions, deletions.last(owner)).show(tool);
    }
    OwnerName token = OwnerName.of(owner);
    JsonNode preview = deletions.preview(token);
    preview(server, token, preview);
    consent.require(tool, token.id());
    Deletion asked =
        deletions.ask(Deletions.OPERATORS, token, PlanText.hash(preview), reason, false);
    Exit exit = Report.of(deletions, deletions.follow(asked, waiting)).show(tool);
    return waiting.isNone() && exit == Exit.UNFINISHED ? Exit.DONE : exit;
  }

  private void preview(Server server, OwnerName token, JsonNode preview) {
    PlanText.of(preview, tool::say);
    Table table = Table.of("OWNED", "ID", "STATE");
    Pages.all(server, token.place("resources"))
        .forEach(one ->
            table.row(Json.text(one, "kind"), Json.text(one, "id"), Json.text(one, "state")));
    table.to(line -> tool.say("  " + line));
  }
}
