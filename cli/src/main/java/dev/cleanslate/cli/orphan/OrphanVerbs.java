package dev.cleanslate.cli.orphan;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Place;
import dev.cleanslate.cli.api.Server;
import dev.cleanslate.cli.deletion.Deletions;
import dev.cleanslate.cli.deletion.OwnerName;
import dev.cleanslate.cli.screen.Screen;
import dev.cleanslate.cli.screen.Spans;
import dev.cleanslate.cli.screen.Table;
import dev.cleanslate.cli.tool.Consent;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Misuse;
import dev.cleanslate.cli.tool.Tool;
import dev.cleanslate.cli.tool.Waiting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// What is left of nobody, and cleaning up what tokens left.
public final class OrphanVerbs {
  private static final int MOST_FINDINGS = 500;

  private final Tool tool;

  /// With what every verb works with.
  public OrphanVerbs(Tool tool) {
    this.tool = tool;
  }

  /// Each verb of these by itself.
  public List<Object> all() {
    return List.of(new Check(), new Certificates());
  }

  @Command(
      name = "check-orphaned-resources",
      description = "What is there, or may be, though its owner is gone; nothing is deleted.",
      footerHeading = "%nEnds with 3 where there is something.%nExamples:%n",
      footer = {
        "  cleanslate check-orphaned-resources",
        "  cleanslate check-orphaned-resources --type token --hours 0 --json"
      })
  final class Check implements Callable<Integer> {
    @Option(names = "--type", paramLabel = "TYPE", description = "of owners of that type")
    private @Nullable String type;

    @Option(
        names = "--hours",
        paramLabel = "N",
        defaultValue = "24",
        description = "older than so many hours (24)")
    private int hours;

    @Override
    public Integer call() {
      Server server = tool.server();
      List<JsonNode> findings =
          Stream.of("open", "acknowledged")
              .flatMap(state -> Findings.in(server, state, MOST_FINDINGS).stream())
              .filter(one -> type == null || type.equals(Json.text(one, "owner", "type")))
              .toList();
      Sweep sweep = Sweep.of(server, hours, type == null ? List.of() : List.of(type));
      List<Suspect> strays = strays(server, hours, type);
      long orphaned =
          Json.number(server.look(Place.of("v1", "health")).body(), "orphaned_resources");
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("orphaned_resources", orphaned);
      document.put("findings", findings);
      document.put("suspects", Suspect.json(sweep.suspects()));
      document.put("not_listed", sweep.notListed());
      document.put("strays", Suspect.json(strays));
      tool.show(
          document,
          screen -> {
            screen.line("%d orphaned resources, of owners of all types.".formatted(orphaned));
            found(screen, findings, strays);
            listed(screen, "Left in the ledger:", sweep);
            listed(screen, "Found by the census, and known to nobody:", new Sweep(strays, 0));
          });
      boolean isClean =
          findings.isEmpty()
              && sweep.isEmpty()
              && strays.isEmpty()
              && (orphaned == 0 || type != null);
      return (isClean ? Exit.DONE : Exit.LEFT).code();
    }
  }

  private List<Suspect> strays(Server server, int hours, @Nullable String type) {
    return Strays.of(server, hours, tool.surroundings().clock().instant()).stream()
        .filter(one -> type == null || type.equals(one.owner().type()))
        .toList();
  }

  /// What is listed below as a stray is not told twice.
  private static void found(Screen screen, List<JsonNode> findings, List<Suspect> strays) {
    Set<Long> below = strays.stream().map(Suspect::finding).collect(Collectors.toSet());
    Table table = Table.of("FINDING", "OWNER", "RESOURCE", "SINCE", "STATE", "WHY");
    List<JsonNode> others =
        findings.stream().filter(one -> !below.contains(Json.number(one, "id"))).toList();
    others.forEach(one ->
        table.row(
            Json.text(one, "finding"),
            OwnerName.of(one.path("owner")),
            (Json.text(one, "resource", "kind") + " " + Json.text(one, "resource", "id")).strip(),
            Spans.time(Json.text(one, "opened_at")),
            Json.text(one, "state"),
            Json.text(one, "reason")));
    if (!others.isEmpty()) {
      screen.line("");
      screen.line("Found, and to be looked at:");
      table.to(screen::line);
    }
  }

  private static void listed(Screen screen, String heading, Sweep sweep) {
    if (!sweep.isEmpty()) {
      screen.line("");
      screen.line(heading);
      sweep.to(screen::line);
    }
  }

  @Command(
      name = "cleanup-orphaned-certs",
      description = "What tokens left behind: certificates, proxy targets. A dry run by default.",
      footerHeading = "%nEnds with 3 where something is left.%nExamples:%n",
      footer = {
        "  cleanslate cleanup-orphaned-certs",
        "  cleanslate cleanup-orphaned-certs --delete",
        "  cleanslate cleanup-orphaned-certs --delete --yes --json"
      })
  final class Certificates implements Callable<Integer> {
    @Parameters(
        paramLabel = "delete",
        arity = "0..1",
        description = "the word delete means the same as --delete")
    private @Nullable String word;

    @Option(names = "--delete", description = "really delete")
    private boolean delete;

    @Option(
        names = "--hours",
        paramLabel = "N",
        defaultValue = "24",
        description = "older than so many hours (24)")
    private int hours;

    @Mixin private final Consent consent = new Consent();

    @Mixin private final Waiting waiting = new Waiting();

    @Override
    public Integer call() {
      if (word != null && !word.equals("delete")) {
        throw new Misuse("'%s' is not the word delete.".formatted(word));
      }
      Server server = tool.server();
      Sweep sweep = Strays.andSwept(server, hours, tool.surroundings().clock().instant(), "token");
      List<Suspect> suspects = sweep.suspects();
      boolean wanted = delete || word != null;
      if (!wanted || suspects.isEmpty()) {
        return listed(sweep).code();
      }
      sweep.to(tool::say);
      consent.require(tool, "delete " + Suspect.deletable(suspects).size());
      Clearing clearing =
          new Clearing(tool, new Deletions(tool, server))
              .ofAll(server, suspects, "found orphaned by an operator", waiting);
      return cleared(clearing, sweep).code();
    }
  }

  private Exit listed(Sweep sweep) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("dry_run", true);
    document.put("suspects", Suspect.json(sweep.suspects()));
    document.put("not_listed", sweep.notListed());
    tool.show(
        document,
        screen -> {
          sweep.to(screen::line);
          screen.line(
              sweep.isEmpty()
                  ? "Nothing of tokens is orphaned."
                  : "A dry run: nothing was deleted. With --delete, what can go does.");
        });
    return sweep.isEmpty() ? Exit.DONE : Exit.LEFT;
  }

  private Exit cleared(Clearing clearing, Sweep sweep) {
    List<Suspect> kept = sweep.suspects().stream().filter(one -> !one.isDeletable()).toList();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("dry_run", false);
    document.put("deletions", clearing.reports());
    document.put("refused", clearing.refused());
    document.put("kept", Suspect.json(kept));
    document.put("not_listed", sweep.notListed());
    tool.show(
        document,
        screen -> {
          clearing.lines();
          if (!kept.isEmpty()) {
            screen.line("A person must look at these:");
            Suspect.table(kept, screen::line);
          }
        });
    return kept.isEmpty() && !sweep.isCut() ? clearing.exit() : clearing.exit().worse(Exit.LEFT);
  }
}
