package dev.cleanslate.cli.orphan;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Place;
import dev.cleanslate.cli.api.Refusal;
import dev.cleanslate.cli.api.Server;
import dev.cleanslate.cli.deletion.Deletion;
import dev.cleanslate.cli.deletion.Deletions;
import dev.cleanslate.cli.deletion.OwnerName;
import dev.cleanslate.cli.deletion.Report;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Tool;
import dev.cleanslate.cli.tool.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Many owners deleted in one go: all are asked for first, then each is followed to its end. What
/// is refused of one keeps none of the others.
public final class Clearing {
  private final Tool tool;
  private final Deletions deletions;
  private final List<Report> reports = new ArrayList<>();
  private final List<Map<String, String>> refused = new ArrayList<>();
  private Exit exit = Exit.DONE;

  /// Nothing is asked for yet.
  public Clearing(Tool tool, Deletions deletions) {
    this.tool = tool;
    this.deletions = deletions;
  }

  /// Deletes them.
  ///
  /// @param door where to ask
  /// @param why for the history
  public Clearing of(List<OwnerName> owners, Place door, String why, Waiting waiting) {
    return follow(owners.stream().flatMap(owner -> asked(owner, door, why)).toList(), waiting);
  }

  private Clearing follow(List<Deletion> asked, Waiting waiting) {
    for (Deletion deletion : asked) {
      Report report = Report.of(deletions, deletions.follow(deletion, waiting));
      reports.add(report);
      Exit one = report.exit();
      exit = exit.worse(waiting.isNone() && one == Exit.UNFINISHED ? Exit.DONE : one);
    }
    return this;
  }

  /// Deletes what can go of these: what the ledger knows with its owner, what a census found by an
  /// order that names it.
  public Clearing ofAll(Server server, List<Suspect> suspects, String why, Waiting waiting) {
    List<Suspect> deletable = suspects.stream().filter(Suspect::isDeletable).toList();
    List<Suspect> strays = deletable.stream().filter(Suspect::isStray).toList();
    of(
        deletable.stream().filter(one -> !one.isStray()).map(Suspect::owner).distinct().toList(),
        Deletions.OPERATORS,
        why,
        waiting);
    return strays.isEmpty() ? this : follow(ordered(server, strays), waiting);
  }

  private List<Deletion> ordered(Server server, List<Suspect> strays) {
    List<JsonNode> outcomes = Strays.delete(server, strays);
    outcomes.stream()
        .filter(one -> Json.text(one, "deletion").isEmpty())
        .forEach(one ->
            refused(
                OwnerName.of(one.path("owner")),
                "%s %s: %s"
                    .formatted(
                        Json.text(one, "kind"),
                        Json.text(one, "resource_id"),
                        Json.text(one, "why"))));
    return outcomes.stream()
        .map(one -> Json.text(one, "deletion"))
        .filter(id -> !id.isEmpty())
        .distinct()
        .map(deletions::one)
        .toList();
  }

  private Stream<Deletion> asked(OwnerName owner, Place door, String why) {
    try {
      return Stream.of(deletions.ask(door, owner, null, why, false));
    } catch (Refusal refusal) {
      if (Deletions.isMissing(refusal) || refusal.status() == 401 || refusal.status() == 403) {
        // The next one would be refused for the same reason.
        throw refusal;
      }
      refused(owner, refusal.detail());
      return Stream.empty();
    }
  }

  private void refused(OwnerName owner, String why) {
    refused.add(Map.of("owner", owner.toString(), "why", why));
    exit = exit.worse(Exit.LEFT);
  }

  /// How it ended: done only where all are.
  public Exit exit() {
    return exit;
  }

  /// For people.
  public void lines() {
    reports.forEach(report -> report.to(tool::say));
    refused.forEach(
        one -> tool.say("%s was refused: %s".formatted(one.get("owner"), one.get("why"))));
    tool.say("%d asked for, %d refused.".formatted(reports.size(), refused.size()));
  }

  /// For programs: each deletion's report.
  public List<ObjectNode> reports() {
    return reports.stream().map(Report::json).toList();
  }

  /// For programs: who was refused, and why.
  public List<Map<String, String>> refused() {
    return List.copyOf(refused);
  }
}
