package dev.cleanslate.cli.cluster;

import dev.cleanslate.cli.api.Server;
import dev.cleanslate.cli.deletion.OwnerName;
import dev.cleanslate.cli.orphan.Suspect;
import dev.cleanslate.cli.orphan.Sweep;
import dev.cleanslate.cli.tool.Consent;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Misuse;
import dev.cleanslate.cli.tool.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cleanup-orphaned`.
public final class OrphanedVerb {
  private static final List<String> TYPES = List.of("node", "deployment");

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
      Sweep sweep = Sweep.of(server, hours, TYPES);
      List<OwnerName> owners = Suspect.deletable(sweep.suspects());
      if (!delete || owners.isEmpty()) {
        return listed(sweep, hours).code();
      }
      sweep.to(tool::say);
      consent.require(tool, "delete " + owners.size());
      return cleaned(cleanUp(server, owners), sweep, hours).code();
    }
  }

  /// These and no others: what a later sweep would find was shown to nobody. Each answer is told as
  /// it comes, for the next call may get none.
  private List<Cleaned> cleanUp(Server server, List<OwnerName> owners) {
    List<Cleaned> answers = new ArrayList<>();
    for (String type : TYPES) {
      List<String> targets =
          owners.stream().filter(one -> one.type().equals(type)).map(OwnerName::id).toList();
      if (!targets.isEmpty()) {
        Cleaned cleaned = Cleaned.batch(server, "cleanup_" + type + "s", targets);
        cleaned.to(tool::say);
        answers.add(cleaned);
      }
    }
    return answers;
  }

  private Exit cleaned(List<Cleaned> answers, Sweep sweep, int hours) {
    List<Suspect> kept = sweep.suspects().stream().filter(one -> !one.isDeletable()).toList();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("dry_run", false);
    document.put("max_age_hours", hours);
    document.put("results", answers.stream().flatMap(one -> one.results().stream()).toList());
    document.put("kept", Suspect.json(kept));
    document.put("not_listed", sweep.notListed());
    tool.show(
        document,
        screen -> {
          if (!kept.isEmpty()) {
            screen.line("A person must look at these:");
            Suspect.table(kept, screen::line);
          }
        });
    Exit exit = answers.stream().map(Cleaned::exit).reduce(Exit.DONE, Exit::worse);
    return kept.isEmpty() && !sweep.isCut() ? exit : exit.worse(Exit.LEFT);
  }

  private Exit listed(Sweep sweep, int hours) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("dry_run", true);
    document.put("max_age_hours", hours);
    document.put("suspects", Suspect.json(sweep.suspects()));
    document.put("not_listed", sweep.notListed());
    tool.show(
        document,
        screen -> {
          sweep.to(screen::line);
          screen.line(told(sweep, hours));
        });
    return sweep.isEmpty() ? Exit.DONE : Exit.LEFT;
  }

  private static String told(Sweep sweep, int hours) {
    if (sweep.isEmpty()) {
      return "Nothing of nodes and deployments is orphaned for %d hours.".formatted(hours);
    }
    return Suspect.deletable(sweep.suspects()).isEmpty()
        ? "Nothing was deleted: a person must look at all of these."
        : "A dry run: nothing was deleted. With --delete, what can go does.";
  }
}
