package dev.cleanslate.cli.cluster;

import dev.cleanslate.cli.api.Answer;
import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Pages;
import dev.cleanslate.cli.api.Place;
import dev.cleanslate.cli.api.Server;
import dev.cleanslate.cli.deletion.Deletion;
import dev.cleanslate.cli.deletion.Deletions;
import dev.cleanslate.cli.deletion.Holdings;
import dev.cleanslate.cli.deletion.OwnerName;
import dev.cleanslate.cli.deletion.Report;
import dev.cleanslate.cli.screen.Screen;
import dev.cleanslate.cli.screen.Spans;
import dev.cleanslate.cli.screen.Table;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Tool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `status`, `status-node`, `status-deployment`.
public final class StatusVerbs {
  private static final int MOST_NODES = 500;

  private final Tool tool;

  /// With what every verb works with.
  public StatusVerbs(Tool tool) {
    this.tool = tool;
  }

  /// Each verb of these by itself.
  public List<Object> all() {
    return List.of(new Status(), new StatusNode(), new StatusDeployment());
  }

  @Command(
      name = "status",
      description =
          "How all is doing: deletions, what is stuck or orphaned, nodes to be cleaned up.",
      footerHeading = "%nEnds with 3 where a person should look.%nExamples:%n",
      footer = {
        "  cleanslate status",
        "  cleanslate status --json | jq .health.orphaned_resources"
      })
  final class Status implements Callable<Integer> {
    @Override
    public Integer call() {
      Server server = tool.server();
      Answer answer = server.look(Place.of("v1", "health"));
      // Where the status is down, the answer is 503 and yet the health.
      JsonNode health =
          answer.body().has("status") && answer.body().has("reasons")
              ? answer.body()
              : answer.json();
      Answer cleanup = server.look(Cleanup.at("status"));
      Map<String, @Nullable Object> document = new LinkedHashMap<>();
      document.put("health", health);
      document.put("cleanup", cleanup.isFine() ? cleanup.body() : null);
      tool.show(
          document,
          screen -> {
            health(screen, health);
            if (cleanup.isFine()) {
              nodes(screen, cleanup.body());
            }
          });
      return (Json.text(health, "status").equals("ok") ? Exit.DONE : Exit.LEFT).code();
    }
  }

  private static void health(Screen screen, JsonNode health) {
    screen.line("Health               " + Json.text(health, "status"));
    Json.list(health, "reasons").forEach(reason -> screen.line("  " + reason.asString("")));
    screen.line("Deletions under way  " + Json.number(health, "open_deletions"));
    screen.line("  of them stuck      " + Json.number(health, "stuck_deletions"));
    long oldest = Json.number(health, "oldest_open_seconds");
    if (oldest > 0) {
      screen.line("  the oldest since   " + Spans.of(Duration.ofSeconds(oldest)));
    }
    screen.line("Orphaned resources   " + Json.number(health, "orphaned_resources"));
  }

  private static void nodes(Screen screen, JsonNode cleanup) {
    screen.line("Nodes");
    cleanup
        .path("overall_status")
        .propertyStream()
        .forEach(
            one -> screen.line("  %-18s %d".formatted(one.getKey(), one.getValue().asLong(0))));
    screen.line("  %-18s %d".formatted("cleanup needed", Json.number(cleanup, "cleanup_needed")));
    screen.line(
        "  %-18s %d".formatted("cleanup completed", Json.number(cleanup, "cleanup_completed")));
  }

  @Command(
      name = "status-node",
      description = "A node: what it is, what it holds, how its deletion goes.",
      footerHeading = "%nEnds with 3 where it is stuck.%nExamples:%n",
      footer = {"  cleanslate status-node nutanix-poc-bm-node-01"})
  final class StatusNode implements Callable<Integer> {
    @Parameters(paramLabel = "NODE", description = "the node's name or id")
    private String name = "";

    @Override
    public Integer call() {
      Server server = tool.server();
      OwnerName node = new OwnerName("node", name);
      JsonNode owner = server.get(node.place());
      List<JsonNode> resources = Pages.all(server, node.place("resources"));
      return shown(server, owner, resources, List.of()).code();
    }
  }

  @Command(
      name = "status-deployment",
      description = "A deployment: its nodes, and how its deletion goes.",
      footerHeading = "%nEnds with 3 where it is stuck.%nExamples:%n",
      footer = {"  cleanslate status-deployment deployment-123"})
  final class StatusDeployment implements Callable<Integer> {
    @Parameters(paramLabel = "DEPLOYMENT", description = "the deployment's id")
    private String name = "";

    @Override
    public Integer call() {
      Server server = tool.server();
      OwnerName deployment = new OwnerName("deployment", name);
      JsonNode owner = server.get(deployment.place());
      List<JsonNode> resources = Pages.all(server, deployment.place("resources"));
      List<JsonNode> nodes = new ArrayList<>();
      resources.stream()
          .filter(one -> Json.text(one, "kind").equals("owner"))
          .limit(MOST_NODES)
          .map(one -> new OwnerName(Json.text(one, "scope", "type"), Json.text(one, "id")))
          .forEach(one -> nodes.add(server.get(one.place())));
      return shown(server, owner, resources, nodes).code();
    }
  }

  private Exit shown(
      Server server, JsonNode owner, List<JsonNode> resources, List<JsonNode> nodes) {
    Deletions deletions = new Deletions(tool, server);
    boolean isAsked = !Json.text(owner, "latest_deletion").isEmpty();
    Deletion last = isAsked ? deletions.last(owner) : null;
    Report report = last == null ? null : Report.of(deletions, last);
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("owner", owner);
    document.put("resources", resources);
    document.put("nodes", nodes);
    document.put("deletion", report == null ? null : report.json());
    tool.show(
        document,
        screen -> {
          Holdings.headline(screen, owner);
          Holdings.table(screen, resources);
          Table table = Table.of("NODE", "STATE", "LAST DELETION");
          nodes.forEach(one ->
              table.row(
                  Json.text(one, "id"),
                  Json.text(one, "state"),
                  Json.text(one, "latest_deletion")));
          table.to(screen::line);
          if (report != null) {
            report.to(screen::line);
          }
        });
    // An owner that lives again is not stuck by what became of an earlier life of it.
    boolean isStuck = last != null && last.isStuck();
    return isStuck ? Exit.LEFT : Exit.DONE;
  }
}
