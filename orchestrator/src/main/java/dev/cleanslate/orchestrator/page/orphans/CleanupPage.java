package dev.cleanslate.orchestrator.page.orphans;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.http.Words;
import dev.cleanslate.orchestrator.api.operator.OrphanView;
import dev.cleanslate.orchestrator.api.operator.Orphans;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.census.Cleared;
import dev.cleanslate.orchestrator.census.Clearing;
import dev.cleanslate.orchestrator.intake.Door;
import dev.cleanslate.orchestrator.page.May;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Deleting what is nobody's: first what would go and what would not, then exactly that, once its
/// number was typed.
@Controller
final class CleanupPage {
  private static final int MOST = 500;

  private final Clearing clearing;
  private final Orphans orphans;

  CleanupPage(Clearing clearing, Orphans orphans) {
    this.clearing = clearing;
    this.orphans = orphans;
  }

  /// What would go. Without any that are picked: everything that can, or everything of a kind.
  @PostMapping("/orphans/dry-run")
  String dryRun(
      Caller caller,
      May may,
      @RequestParam(required = false) @Nullable List<Long> pick,
      @RequestParam(required = false) @Nullable Long only,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(defaultValue = "false") boolean picked,
      Model model) {
    Door door = door(may);
    Set<Long> ids =
        new LinkedHashSet<>(only != null ? List.of(only) : pick == null ? List.of() : pick);
    if (picked && ids.isEmpty()) {
      throw Problem.field("pick", "is missing: pick the orphans that are meant first");
    }
    if (ids.size() > MOST) {
      throw Problem.field("pick", "must name at most %d orphans at a time".formatted(MOST));
    }
    show(model, rehearsed(caller, order(caller, ids, kind, door), ids), null);
    return "page/orphan-cleanup";
  }

  /// Has exactly those deleted that the dry run showed; refused where the number is another one by
  /// now, or another one was typed.
  @PostMapping("/orphans/cleanup")
  String cleanup(
      Caller caller,
      May may,
      @RequestParam(required = false) @Nullable List<Long> pick,
      @RequestParam(defaultValue = "") String count,
      Model model) {
    Door door = door(may);
    Set<Long> ids = new LinkedHashSet<>(pick == null ? List.of() : pick);
    if (ids.isEmpty() || ids.size() > MOST) {
      throw Problem.field("pick", "is missing: make a dry run first");
    }
    Clearing.Order order = order(caller, ids, null, door);
    List<Item> would = rehearsed(caller, order, ids);
    long deletable = would.stream().filter(Item::goes).count();
    if (!count.strip().equals(Long.toString(deletable)) || deletable != ids.size()) {
      String why =
          deletable != ids.size()
              ? "What can go has changed since the dry run. Nothing was deleted; look at it anew."
              : "That was another number than %d. Nothing was deleted.".formatted(deletable);
      show(model, would, why);
      return "page/orphan-cleanup";
    }
    model.addAttribute("done", clearing.clear(order).stream().map(Item::done).toList());
    return "page/orphan-cleanup";
  }

  private static Door door(May may) {
    if (!may.operate()) {
      may.requireWrite();
    }
    return may.operate() ? Door.OPERATOR : Door.PUBLIC;
  }

  private static Clearing.Order order(
      Caller caller, Set<Long> ids, @Nullable String kind, Door door) {
    String of = kind == null || kind.isEmpty() ? null : Words.optionalSlug("kind", kind);
    return new Clearing.Order(caller.tenant(), caller.name(), of, ids, MOST, door);
  }

  private List<Item> rehearsed(Caller caller, Clearing.Order order, Set<Long> ids) {
    List<Cleared> listed = clearing.list(order);
    List<Item> items = new ArrayList<>(listed.stream().map(Item::would).toList());
    Set<Long> seen = listed.stream().map(Cleared::finding).collect(Collectors.toSet());
    ids.stream()
        .filter(id -> !seen.contains(id))
        .forEach(id -> items.add(other(id, orphans.find(caller.tenant(), id).orElse(null))));
    return items;
  }

  /// What no census found to be nobody's belongs to a deletion, or to somebody.
  private static Item other(long id, @Nullable OrphanView orphan) {
    if (orphan == null) {
      return new Item(id, "orphan " + id, false, null, "It is not known.");
    }
    OrphanRow row = new OrphanRow(orphan, List.of());
    String why =
        orphan.state().equals("resolved")
            ? "It is resolved: there is nothing left to delete."
            : switch (orphan.finding()) {
              case "stuck", "unverifiable", "resurrected", "abandoned" ->
                  "It belongs to the deletion of %s; settle it there, with a retry or a new one."
                      .formatted(written(orphan.owner()));
              case "unregistered" ->
                  "%s lives: register it for its owner, or delete it yourself."
                      .formatted(written(orphan.owner()));
              case "resembling" ->
                  "Only its name resembles; a name is a reason to report, not to delete.";
              default ->
                  "It is not known to be nobody's; look at %s.".formatted(written(orphan.owner()));
            };
    return new Item(id, row.kind() + " " + row.name(), false, orphan.deletion(), why);
  }

  private static String written(OwnerRef owner) {
    return owner.type() + "/" + owner.id();
  }

  private static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  private static void show(Model model, List<Item> would, @Nullable String refusal) {
    model.addAttribute("would", would.stream().filter(Item::goes).toList());
    model.addAttribute("stays", would.stream().filter(item -> !item.goes()).toList());
    model.addAttribute("refusal", refusal);
  }

  /// One thing of a clean-up.
  ///
  /// @param goes whether it is deleted, or would be
  record Item(long id, String name, boolean goes, @Nullable UUID deletion, String text) {
    static Item would(Cleared thing) {
      String kept = thing.kept();
      String text =
          kept != null
              ? sentence(kept)
              : "of %s; seen by the census, and nobody's".formatted(written(thing.owner()));
      return new Item(thing.finding(), name(thing), kept == null, null, text);
    }

    static Item done(Cleared thing) {
      boolean refused = "refused".equals(thing.outcome());
      return new Item(
          thing.finding(),
          name(thing),
          !refused,
          thing.deletion(),
          refused
              ? String.valueOf(thing.why())
              : "A deletion of %s takes it; gone is only what a look has found gone."
                  .formatted(written(thing.owner())));
    }

    private static String name(Cleared thing) {
      return thing.resource().kind() + " " + thing.resource().id();
    }
  }
}
