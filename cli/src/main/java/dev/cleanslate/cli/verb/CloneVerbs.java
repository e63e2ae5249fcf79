package dev.cleanslate.cli.verb;

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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `clone ...`: AI clones with their rows, OpenAI objects and files.
@Command(
    name = "clone",
    description = "AI clones: see what deleting one takes, and delete it.",
    footerHeading = "%nExamples:%n",
    footer = {"  cleanslate clone preview clone-7", "  cleanslate clone delete clone-7"})
public final class CloneVerbs {
  private static final String CLONE = "the clone's id, or an alias";

  private final Tool tool;

  /// With what every verb works with.
  public CloneVerbs(Tool tool) {
    this.tool = tool;
  }

  @Command(
      name = "preview",
      description = "What deleting a clone would take; nothing is deleted.",
      footerHeading = "%nExamples:%n",
      footer = {"  cleanslate clone preview clone-7"})
  int preview(@Parameters(paramLabel = "CLONE", description = CLONE) String id) {
    JsonNode preview = new Deletions(tool, tool.server()).preview(new OwnerName("clone", id));
    tool.show(preview, screen -> PlanText.of(preview, screen::line));
    return Exit.DONE.code();
  }

  @Command(
      name = "delete",
      description = "Delete a clone with all it has, and wait until everything was seen gone.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  cleanslate clone delete clone-7",
        "  cleanslate clone delete clone-7 --yes --wait 30m --reason 'asked by its owner'"
      })
  int delete(
      @Parameters(paramLabel = "CLONE", description = CLONE) String id,
      @Option(names = "--reason", paramLabel = "WHY", description = "why, for the history")
          @Nullable String reason,
      @Mixin Consent consent,
      @Mixin Waiting waiting) {
    return delete(id, reason, false, consent, waiting);
  }

  @Command(
      name = "force",
      description = "As delete, and open sessions are ended first.",
      footerHeading = "%nExamples:%n",
      footer = {"  cleanslate clone force clone-7"})
  int force(
      @Parameters(paramLabel = "CLONE", description = CLONE) String id,
      @Option(names = "--reason", paramLabel = "WHY", description = "why, for the history")
          @Nullable String reason,
      @Mixin Consent consent,
      @Mixin Waiting waiting) {
    return delete(id, reason, true, consent, waiting);
  }

  private int delete(
      String id, @Nullable String reason, boolean force, Consent consent, Waiting waiting) {
    Server server = tool.server();
    Deletions deletions = new Deletions(tool, server);
    JsonNode preview = deletions.preview(new OwnerName("clone", id));
    OwnerName clone = OwnerName.of(preview.path("owner"));
    PlanText.of(preview, tool::say);
    if (force) {
      tool.say("Open sessions will be ended.");
    }
    consent.require(tool, clone.id());
    Deletion asked = deletions.ask(Deletions.USUAL, clone, PlanText.hash(preview), reason, force);
    Exit exit = Report.of(deletions, deletions.follow(asked, waiting)).show(tool);
    return (waiting.isNone() && exit == Exit.UNFINISHED ? Exit.DONE : exit).code();
  }
}
