package dev.cleanslate.orchestrator.script;

import dev.cleanslate.messages.Target;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.OwnerType;
import dev.cleanslate.orchestrator.ledger.Holding;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes the script. Order, deadlines and workers are the catalog's; how a thing is deleted is
/// `functions.sh`. Pure; one per script, for one thread.
final class Composer {
  private final Catalog catalog;
  private final StringBuilder text = new StringBuilder();
  private int functions;

  private Composer(Catalog catalog) {
    this.catalog = catalog;
  }

  /// The whole text.
  ///
  /// @param how the functions that it calls
  /// @param at when that was left
  static String script(Catalog catalog, Leftover leftover, String how, Instant at) {
    Composer composer = new Composer(catalog);
    composer.header(leftover, at);
    composer.line(how.stripTrailing()).line("");
    String main = composer.function(leftover);
    composer.line("main() {");
    composer.line(
        "  begin %s %s %d \"$@\""
            .formatted(
                Shell.quoted(title(leftover)),
                Shell.quoted(leftover.owner().ref().id()),
                leftover.deletable()));
    composer.line("  " + main).line("  finish").line("}").line("").line("main \"$@\"");
    return composer.text.toString();
  }

  private void header(Leftover leftover, Instant at) {
    line("#!/usr/bin/env bash");
    line("# Cleanup script for " + Shell.comment(title(leftover)));
    line("# Tenant " + leftover.owner().ref().tenant());
    line("# Generated on " + at);
    line(
        """
        #
        # Deletes what was left of it then, by exact id and never by name, in the order that the provider
        # demands. Each thing is looked for first and again afterwards; what is gone is passed over, so the
        # script can be stopped and run again at any time.
        #
        #   --force   asks nothing; otherwise the name must be typed
        #   --check   only looks, and deletes nothing
        #
        # Needs ibmcloud, logged in, with its plug-ins vpc-infrastructure and cloud-dns-services. Holds no
        # credential. CLEANUP_POLL is the number of seconds between two looks, CLEANUP_PATIENCE how many
        # each thing may take.
        #
        # Ends with 0 when nothing is left, 1 when something is, 2 when it did not begin, 3 when only what
        # a shell cannot delete is left.

        # Between single quotes stands text that is never to be expanded.
        # shellcheck disable=SC1003,SC1112,SC2016
        """);
  }

  /// Writes the function of an owner, those of the owners it owns before it; answers its name.
  private String function(Leftover leftover) {
    OwnerType type = catalog.knownOwnerType(leftover.owner().ref().type());
    List<String> kinds =
        type.kinds().stream().filter(kind -> !leftover.of(kind).isEmpty()).toList();
    Map<Long, String> names = new HashMap<>();
    leftover
        .holdings()
        .forEach(holding ->
            Optional.ofNullable(leftover.owned().get(holding.no()))
                .ifPresent(owned -> names.put(holding.no(), function(owned))));
    String name = "owner_" + ++functions;
    line("# " + Shell.comment(title(leftover)) + ", " + leftover.owner().state().wire());
    line(name + "() {");
    line(
        "  local OWNER=%s SHUT=${SHUT:-$WAITS_FOR}\n  local KIND='' LIMIT=0 WAITS_FOR='' KINDS_LEFT='' HAD=0"
            .formatted(Shell.quoted(title(leftover))));
    for (String kind : kinds) {
      step(type, kind, kinds);
      leftover.of(kind).forEach(holding -> thing(holding, names.get(holding.no())));
    }
    line("}").line("");
    return name;
  }

  private void step(OwnerType type, String kind, List<String> present) {
    StringBuilder step = new StringBuilder("\n  step " + Shell.quoted(kind));
    step.append(' ').append(catalog.kind(kind).deadline().toSeconds());
    before(type, kind).stream()
        .filter(present::contains)
        .forEach(other -> step.append(' ').append(Shell.quoted(other)));
    line(step.toString());
  }

  /// All kinds that must have gone before, whether there is any of those between or not.
  private static Set<String> before(OwnerType type, String kind) {
    Set<String> before = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(kind));
    while (!open.isEmpty()) {
      for (String other : type.predecessors(open.pop())) {
        if (before.add(other)) {
          open.push(other);
        }
      }
    }
    if (type.last().contains(kind)) {
      type.kinds().stream().filter(other -> !type.last().contains(other)).forEach(before::add);
    }
    return before;
  }

  private void thing(Holding holding, @Nullable String function) {
    Target target = holding.target();
    if (function != null) {
      line("  HAD=$((LEFT + BEYOND))").line("  " + function).line("  owned \"$HAD\"");
      return;
    }
    Optional<String> command = Routine.command(target);
    if (command.isPresent()) {
      line("  " + command.get());
      return;
    }
    String why = why(target);
    line(
        "  # Not by a shell: %s %s".formatted(target.kind(), Shell.comment(Leftover.name(target))));
    line("  beyond %s %s".formatted(Shell.quoted(Leftover.name(target)), Shell.quoted(why)));
  }

  private String why(Target target) {
    if (target.isIntent()) {
      return "it was announced, and nobody said what became of it; its id is not known";
    }
    if (catalog.kind(target.kind()).isOwner()) {
      return "an owner that is in another life than the one that was owned; it is left alone";
    }
    if (Routine.isKnown(target.kind())) {
      return "where it lies is not on record, or could be taken for an option";
    }
    return "Cleanslate's %s-worker deletes it".formatted(catalog.kind(target.kind()).worker());
  }

  private static String title(Leftover leftover) {
    return leftover.owner().ref().type() + " " + leftover.owner().ref().id();
  }

  private Composer line(String line) {
    text.append(line).append(line.endsWith("\n") ? "" : "\n");
    return this;
  }
}
