package dev.cleanslate.cli.orphan;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Pages;
import dev.cleanslate.cli.api.Place;
import dev.cleanslate.cli.api.Refusal;
import dev.cleanslate.cli.api.Server;
import dev.cleanslate.cli.deletion.Holdings;
import dev.cleanslate.cli.deletion.OwnerName;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Whose a thing is, and whether that somebody is still there.
public final class OwnershipVerb {
  private static final int MOST_OWNERS = 2000;
  private static final int MOST_FINDINGS = 500;
  private static final Set<String> OVER = Set.of("gone", "removed");

  private final Tool tool;

  /// With what every verb works with.
  public OwnershipVerb(Tool tool) {
    this.tool = tool;
  }

  /// Each verb of these by itself.
  public List<Object> all() {
    return List.of(new Ownership());
  }

  @Command(
      name = "debug-ownership",
      aliases = "debug-cert-ownership",
      description = "Whose a certificate is, or what an owner holds, and what was found about it.",
      footerHeading = "%nEnds with 3 where it is orphaned.%nExamples:%n",
      footer = {
        "  cleanslate debug-ownership ci-runner",
        "  cleanslate debug-ownership 5d41402abc4b2a76",
        "  cleanslate debug-ownership --type node 0717-8da0edbe"
      })
  final class Ownership implements Callable<Integer> {
    @Parameters(
        paramLabel = "NAME",
        description = "an owner's name, id or hash, or the id or name of what it holds")
    private String name = "";

    @Option(
        names = "--type",
        paramLabel = "TYPE",
        defaultValue = "token",
        description = "type of the owners (token)")
    private String type = "";

    @Override
    public Integer call() {
      Server server = tool.server();
      List<Held> held =
          owner(server, new OwnerName(type, name))
              .map(List::of)
              .orElseGet(() -> holders(server, type, name));
      List<JsonNode> findings =
          Findings.in(server, "open", MOST_FINDINGS).stream()
              .filter(one -> isAbout(one, name, held))
              .toList();
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("holders", held.stream().map(Held::json).toList());
      document.put("findings", findings);
      tool.show(
          document,
          screen -> {
            held.forEach(one -> {
              Holdings.headline(screen, one.owner);
              Holdings.table(screen, one.resources);
              screen.line(one.judgement());
            });
            findings.forEach(one ->
                screen.line(
                    "Found: %s, %s"
                        .formatted(Json.text(one, "finding"), Json.text(one, "reason"))));
            if (held.isEmpty()) {
              screen.line("No %s is named %s, or holds it.".formatted(type, name));
            }
          });
      return exit(held, findings).code();
    }
  }

  private static Exit exit(List<Held> held, List<JsonNode> findings) {
    if (!findings.isEmpty() || held.stream().anyMatch(Held::isOrphaned)) {
      return Exit.LEFT;
    }
    return held.isEmpty() ? Exit.UNKNOWN : Exit.DONE;
  }

  private static Optional<Held> owner(Server server, OwnerName name) {
    try {
      JsonNode owner = server.get(name.place());
      return Optional.of(new Held(owner, Pages.all(server, name.place("resources"))));
    } catch (Refusal refusal) {
      if (refusal.type().equals("unknown-owner")) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  /// Who holds a thing of exactly that id or name.
  private List<Held> holders(Server server, String type, String name) {
    Place all = Place.of("v1", "owners").with("type", type).with("include", "hidden");
    List<JsonNode> owners = Pages.first(server, all, MOST_OWNERS);
    List<Held> holders = new ArrayList<>();
    for (JsonNode owner : owners) {
      List<JsonNode> matching =
          Pages.all(server, OwnerName.of(owner).place("resources")).stream()
              .filter(
                  one -> name.equals(Json.text(one, "id")) || name.equals(Json.text(one, "name")))
              .toList();
      if (!matching.isEmpty()) {
        holders.add(new Held(owner, matching));
      }
    }
    if (owners.size() == MOST_OWNERS) {
      tool.screen().note("Only the first %d owners were looked at.".formatted(MOST_OWNERS));
    }
    return holders;
  }

  private static boolean isAbout(JsonNode finding, String name, List<Held> held) {
    OwnerName owner = OwnerName.of(finding.path("owner"));
    return name.equals(Json.text(finding, "resource", "id"))
        || held.stream().anyMatch(one -> OwnerName.of(one.owner).equals(owner));
  }

  /// An owner, and what of its things is meant.
  private record Held(JsonNode owner, List<JsonNode> resources) {
    boolean isOrphaned() {
      return Json.text(owner, "state").equals("deleted")
          && resources.stream().anyMatch(one -> !OVER.contains(Json.text(one, "state")));
    }

    String judgement() {
      OwnerName name = OwnerName.of(owner);
      if (isOrphaned()) {
        return "%s is deleted, and not all of this is gone: it is orphaned.".formatted(name);
      }
      return Json.text(owner, "state").equals("deleted")
          ? "%s is deleted, and nothing of this is left.".formatted(name)
          : "%s is there: it is not orphaned.".formatted(name);
    }

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("owner", owner);
      json.put("resources", resources);
      json.put("orphaned", isOrphaned());
      return json;
    }
  }
}
