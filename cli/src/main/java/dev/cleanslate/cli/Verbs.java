package dev.cleanslate.cli;

import dev.cleanslate.cli.cluster.CleanupVerbs;
import dev.cleanslate.cli.cluster.MenuVerb;
import dev.cleanslate.cli.cluster.OrphanedVerb;
import dev.cleanslate.cli.cluster.ScriptVerb;
import dev.cleanslate.cli.cluster.StatusVerbs;
import dev.cleanslate.cli.cluster.ValidateVerbs;
import dev.cleanslate.cli.doctor.DoctorVerb;
import dev.cleanslate.cli.letter.LetterVerbs;
import dev.cleanslate.cli.orphan.OrphanVerbs;
import dev.cleanslate.cli.orphan.OwnershipVerb;
import dev.cleanslate.cli.token.TokenVerbs;
import dev.cleanslate.cli.tool.Tool;
import dev.cleanslate.cli.verb.CloneVerbs;
import dev.cleanslate.cli.verb.CompletionVerb;
import dev.cleanslate.cli.verb.HelpVerb;
import dev.cleanslate.cli.verb.OwnerVerbs;
import dev.cleanslate.cli.verb.ResourceVerbs;
import dev.cleanslate.cli.verb.SagaVerbs;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// All verbs, in the order in which they are listed. To read the annotations of all of them takes
/// most of the time of a short call, so that only those are made that the first word can mean.
final class Verbs {
  private static final List<Group> GROUPS =
      List.of(
          group(tool -> new StatusVerbs(tool).all(), "status", "status-node", "status-deployment"),
          group(
              tool -> new CleanupVerbs(tool).all(),
              "cleanup-node",
              "cleanup-deployment",
              "batch-nodes"),
          group(tool -> new ValidateVerbs(tool).all(), "validate", "batch-validate"),
          group(tool -> new OrphanedVerb(tool).all(), "cleanup-orphaned"),
          group(tool -> new ScriptVerb(tool).all(), "script"),
          one(MenuVerb::new),
          one(TokenVerbs::new, "token"),
          group(
              tool -> new OrphanVerbs(tool).all(),
              "check-orphaned-resources",
              "cleanup-orphaned-certs"),
          group(tool -> new OwnershipVerb(tool).all(), "debug-ownership", "debug-cert-ownership"),
          one(CloneVerbs::new, "clone"),
          one(SagaVerbs::new, "saga"),
          one(OwnerVerbs::new, "owner"),
          one(ResourceVerbs::new, "resource"),
          one(LetterVerbs::new, "letters"),
          one(DoctorVerb::new, "doctor"),
          one(CompletionVerb::new),
          one(HelpVerb::new));

  private Verbs() {}

  /// Those that a command line with these words may need.
  static Stream<Object> of(Tool tool, String... words) {
    String first = words.length == 0 ? "" : words[0];
    return GROUPS.stream()
        .filter(group -> group.names.contains(first))
        .findFirst()
        .map(group -> group.make.apply(tool).stream())
        .orElseGet(() -> GROUPS.stream().flatMap(group -> group.make.apply(tool).stream()));
  }

  /// @param names none where the verb needs all the others
  private static Group group(Function<Tool, List<Object>> make, String... names) {
    return new Group(make, List.of(names));
  }

  private static Group one(Function<Tool, Object> make, String... names) {
    return new Group(tool -> List.of(make.apply(tool)), List.of(names));
  }

  private record Group(Function<Tool, List<Object>> make, List<String> names) {}
}
