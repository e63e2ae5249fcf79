package dev.cleanslate.cli.cluster;

import dev.cleanslate.cli.api.Answer;
import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Server;
import dev.cleanslate.cli.orphan.Suspect;
import dev.cleanslate.cli.orphan.Sweep;
import dev.cleanslate.cli.tool.Consent;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Misuse;
import dev.cleanslate.cli.tool.Tool;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cleanup-orphaned`.
public final class OrphanedVerb {
  private static final Set<String> TYPES = Set.of("node", "deployment");

  private final Tool tool;

  /// With what every verb works with.
  public OrphanedVerb(Tool tool) {
    this.tool = tool;
  }

  /// Each verb of these by itself.
  public List<Object> all() {
    return List.of(new CleanupOrphaned());
  }

  @Command(
      name = "cleanup-orphaned",
      description = "What nodes and deployments left behind. A dry run by default.",
      footerHeading = "%nEnds with 3 where something is left.%nExamples:%n",
      footer = {
        "  cleanslate cleanup-orphaned",
        "  cleanslate cleanup-orphaned 48 --delete",
        "  cleanslate cleanup-orphaned 48 --delete --yes --json"
      })
  final class CleanupOrphaned implements Callable<Integer> {
    @Parameters(
        paramLabel = "HOURS",
        arity = "0..1",
        defaultValue = "24",
        description = "older than so many hours (24)")
    private int hours;

    @Option(names = "--delete", description = "really delete")
    private boolean delete;

    @Mixin private final Consent consent = new Consent();

    @Override
    public Integer call() {
      if (hours < 0) {
        throw new Misuse("HOURS must be 0 or more.");
      }
      Server server = tool.server();
      List<Suspect> suspects = Sweep.of(server, hours).of(TYPES::contains);
      if (!delete || Suspect.deletable(suspects).isEmpty()) {
        return listed(suspects, hours).code();
      }
      Suspect.table(suspects, tool::say);
      consent.require(tool, "delete " + suspects.stream().filter(Suspect::isDeletable).count());
      Answer answer =
          server.post(
              Cleanup.at("orphaned"), Json.body(Map.of("max_age_hours", hours, "dry_run", false)));
      answer.json();
      Cleaned cleaned = new Cleaned(answer);
      boolean isAllDeletable = suspects.stream().allMatch(Suspect::isDeletable);
      tool.show(answer.body(), cleaned::to);
      return (isAllDeletable ? cleaned.exit() : cleaned.exit().worse(Exit.LEFT)).code();
    }
  }

  private Exit listed(List<Suspect> suspects, int hours) {
    tool.show(
        Map.of(
            "dry_run",
            true,
            "max_age_hours",
            hours,
            "suspects",
            suspects.stream().map(Suspect::json).toList()),
        screen -> {
          Suspect.table(suspects, screen::line);
          screen.line(told(suspects, hours));
        });
    return suspects.isEmpty() ? Exit.DONE : Exit.LEFT;
  }

  private static String told(List<Suspect> suspects, int hours) {
    if (suspects.isEmpty()) {
      return "Nothing of nodes and deployments is orphaned for %d hours.".formatted(hours);
    }
    return Suspect.deletable(suspects).isEmpty()
        ? "Nothing was deleted: a person must look at all of these."
        : "A dry run: nothing was deleted. With --delete, what can go does.";
  }
}
