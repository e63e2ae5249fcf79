package dev.cleanslate.cli.cluster;

import dev.cleanslate.cli.api.Answer;
import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Server;
import dev.cleanslate.cli.deletion.Deletion;
import dev.cleanslate.cli.deletion.Deletions;
import dev.cleanslate.cli.deletion.OwnerName;
import dev.cleanslate.cli.deletion.PlanText;
import dev.cleanslate.cli.deletion.Report;
import dev.cleanslate.cli.tool.Consent;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Tool;
import dev.cleanslate.cli.tool.Waiting;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `cleanup-node`, `cleanup-deployment`, `batch-nodes`.
public final class CleanupVerbs {
  private static final Pattern DELETION = Pattern.compile("/v1/deletions/([0-9a-f-]{36})$");

  private final Tool tool;

  /// With what every verb works with.
  public CleanupVerbs(Tool tool) {
    this.tool = tool;
  }

  /// Each verb of these by itself.
  public List<Object> all() {
    return List.of(new CleanupNode(), new CleanupDeployment(), new BatchNodes());
  }

  @Command(
      name = "cleanup-node",
      description = "Delete everything a node holds, and tell what became of each thing.",
      footerHeading = "%nEnds with 3 where something is left.%nExamples:%n",
      footer = {"  cleanslate cleanup-node 1", "  cleanslate cleanup-node node-7 --yes --wait 1h"})
  final class CleanupNode implements Callable<Integer> {
    @Parameters(paramLabel = "NODE", description = "the node's id or name")
    private String id = "";

    @Mixin private final Consent consent = new Consent();

    @Mixin private final Waiting waiting = new Waiting();

    @Override
    public Integer call() {
      return clean(new OwnerName("node", id), consent, waiting).code();
    }
  }

  @Command(
      name = "cleanup-deployment",
      description = "Delete a deployment with all its nodes.",
      footerHeading = "%nEnds with 3 where something is left.%nExamples:%n",
      footer = {"  cleanslate cleanup-deployment deployment-123"})
  final class CleanupDeployment implements Callable<Integer> {
    @Parameters(paramLabel = "DEPLOYMENT", description = "the deployment's id")
    private String id = "";

    @Mixin private final Consent consent = new Consent();

    @Mixin private final Waiting waiting = new Waiting();

    @Override
    public Integer call() {
      return clean(new OwnerName("deployment", id), consent, waiting).code();
    }
  }

  private Exit clean(OwnerName owner, Consent consent, Waiting waiting) {
    Server server = tool.server();
    Deletions deletions = new Deletions(tool, server);
    JsonNode preview = deletions.preview(owner);
    PlanText.of(preview, tool::say);
    consent.require(tool, OwnerName.of(preview.path("owner")).id());
    Answer answer = server.post(Cleanup.at(owner.type(), owner.id()), Json.object()).orRefusal();
    if (answer.status() == 202) {
      return followed(deletions, owner, server, answer, waiting);
    }
    answer.json();
    Cleaned cleaned = new Cleaned(answer);
    tool.show(answer.body(), cleaned::to);
    return cleaned.exit();
  }

  /// It takes longer than an old client would wait: the deletion itself says how it goes on.
  private Exit followed(
      Deletions deletions, OwnerName owner, Server server, Answer answer, Waiting waiting) {
    Deletion deletion = deletion(deletions, owner, server, answer.location());
    Exit exit = Report.of(deletions, deletions.follow(deletion, waiting)).show(tool);
    return waiting.isNone() && exit == Exit.UNFINISHED ? Exit.DONE : exit;
  }

  private static Deletion deletion(
      Deletions deletions, OwnerName owner, Server server, @Nullable String location) {
    Matcher matcher = DELETION.matcher(location == null ? "" : location);
    return matcher.find()
        ? deletions.one(matcher.group(1))
        : deletions.last(server.get(owner.place()));
  }

  @Command(
      name = "batch-nodes",
      description = "Delete everything that several nodes hold.",
      footerHeading = "%nEnds with 3 where something is left, or is under way still.%nExamples:%n",
      footer = {"  cleanslate batch-nodes node1,node2,node3", "  cleanslate batch-nodes 1,2 --yes"})
  final class BatchNodes implements Callable<Integer> {
    @Parameters(paramLabel = "NODES", split = ",", description = "ids or names, with commas")
    private List<String> nodes = List.of();

    @Mixin private final Consent consent = new Consent();

    @Override
    public Integer call() {
      nodes.forEach(node -> tool.say("node/" + node));
      consent.require(tool, "delete " + nodes.size());
      Cleaned cleaned = Cleaned.batch(tool.server(), "cleanup_nodes", nodes);
      tool.show(cleaned.answer().body(), cleaned::to);
      return cleaned.exit().code();
    }
  }
}
