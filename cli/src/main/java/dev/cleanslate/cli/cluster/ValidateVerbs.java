package dev.cleanslate.cli.cluster;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Refusal;
import dev.cleanslate.cli.api.Server;
import dev.cleanslate.cli.screen.Screen;
import dev.cleanslate.cli.screen.Table;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `validate`, `batch-validate`: whether anything is left of nodes.
public final class ValidateVerbs {
  private final Tool tool;

  /// With what every verb works with.
  public ValidateVerbs(Tool tool) {
    this.tool = tool;
  }

  /// Each verb of these by itself.
  public List<Object> all() {
    return List.of(new Validate(), new BatchValidate());
  }

  @Command(
      name = "validate",
      description = "Whether a node's cleanup is complete, check by check.",
      footerHeading = "%nEnds with 3 where it is not.%nExamples:%n",
      footer = {"  cleanslate validate 1", "  cleanslate validate node-7 --json"})
  final class Validate implements Callable<Integer> {
    @Parameters(paramLabel = "NODE", description = "the node's id or name")
    private String id = "";

    @Override
    public Integer call() {
      JsonNode body = tool.server().get(Cleanup.at("validate", id));
      tool.show(body, screen -> show(screen, body));
      return exit(body).code();
    }
  }

  @Command(
      name = "batch-validate",
      description = "Whether the cleanup of several nodes is complete.",
      footerHeading = "%nEnds with 3 where one is not, or is not known.%nExamples:%n",
      footer = {"  cleanslate batch-validate node1,node2,node3"})
  final class BatchValidate implements Callable<Integer> {
    @Parameters(paramLabel = "NODES", split = ",", description = "ids or names, with commas")
    private List<String> ids = List.of();

    @Override
    public Integer call() {
      Server server = tool.server();
      List<JsonNode> results = new ArrayList<>();
      Exit exit = Exit.DONE;
      for (String id : ids) {
        JsonNode one = one(server, id);
        results.add(one);
        exit = exit.worse(exit(one));
      }
      tool.show(Map.of("results", results), screen -> results.forEach(one -> show(screen, one)));
      return exit.code();
    }
  }

  private static JsonNode one(Server server, String id) {
    try {
      return server.get(Cleanup.at("validate", id));
    } catch (Refusal refusal) {
      if (refusal.status() != 404) {
        throw refusal;
      }
      ObjectNode unknown = Json.object();
      unknown.put("node_name", id);
      unknown.put("cleanup_complete", false);
      unknown.put("error", refusal.detail());
      return unknown;
    }
  }

  private static Exit exit(JsonNode body) {
    return Json.flag(body, "cleanup_complete") ? Exit.DONE : Exit.LEFT;
  }

  private static void show(Screen screen, JsonNode body) {
    String error = Json.text(body, "error");
    screen.line(
        "%s: cleanup is %s.%s"
            .formatted(
                Json.text(body, "node_name"),
                Json.flag(body, "cleanup_complete") ? "complete" : "NOT complete",
                error.isEmpty() ? "" : " " + error));
    Table table = Table.of("CHECK", "STATUS", "MESSAGE");
    Json.list(body, "validation_results")
        .forEach(one ->
            table.row(
                Json.text(one, "check"), Json.text(one, "status"), Json.text(one, "message")));
    table.to(line -> screen.line("  " + line));
  }
}
