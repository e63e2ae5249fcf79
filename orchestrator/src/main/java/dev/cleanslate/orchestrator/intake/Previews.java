package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.OwnerType;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.ledger.Holding;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.plan.Plan;
import dev.cleanslate.orchestrator.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plans without deleting, with the same planner. Thread-safe; reads in pages, with flat memory.
public final class Previews {
  private static final int PAGE = 1000;

  private final Books books;
  private final Catalog catalog;

  Previews(Books books, Catalog catalog) {
    this.books = books;
    this.catalog = catalog;
  }

  /// What deleting this owner would take. [DeletionRefused] where its type or it is unknown.
  public Preview of(OwnerRef ref) {
    requireType(ref);
    return books
        .transactions()
        .run(() -> {
          Owner owner = books.ledger().lock(ref).orElseThrow(() -> unknown(ref));
          Whole whole = whole(owner);
          return new Preview(
              owner.ref(),
              owner.incarnation(),
              whole.plan(),
              whole.intents(),
              whole.family().owners(),
              whole.family().steps(),
              warnings(whole));
        });
  }

  OwnerType requireType(OwnerRef ref) {
    return catalog
        .ownerType(ref.type())
        .orElseThrow(() ->
            new DeletionRefused(
                DeletionRefused.Reason.UNKNOWN_TYPE,
                "owner.type %s is not declared; the catalog has %s"
                    .formatted(
                        ref.type(), catalog.ownerTypes().keySet().stream().sorted().toList())));
  }

  void requireUnchanged(Owner owner, @Nullable String planHash) {
    if (planHash == null) {
      return;
    }
    String now = whole(owner).plan().hash();
    if (!now.equals(planHash)) {
      throw new DeletionRefused(
          DeletionRefused.Reason.PLAN_CHANGED,
          "what %s holds has changed since the preview (plan %s, now %s); look at it again"
              .formatted(owner.ref(), planHash, now));
    }
  }

  static DeletionRefused unknown(OwnerRef ref) {
    return new DeletionRefused(
        DeletionRefused.Reason.UNKNOWN_OWNER,
        "nobody registered %s; register what it holds first, so that it is known what to delete"
            .formatted(ref));
  }

  private Whole whole(Owner owner) {
    Planner planner = new Planner(catalog, requireType(owner.ref()), Plan.NOTHING);
    FamilyPlan family = new FamilyPlan();
    int intents = 0;
    long beyond = 0;
    List<Holding> page = page(owner, beyond);
    while (!page.isEmpty()) {
      planner.add(page);
      page.forEach(holding -> owned(owner, holding).map(this::whole).ifPresent(family::add));
      intents += (int) page.stream().filter(holding -> holding.target().isIntent()).count();
      beyond = page.getLast().no();
      page = page.size() < PAGE ? List.of() : page(owner, beyond);
    }
    return new Whole(family.with(planner.plan()), intents, family);
  }

  /// The owner that a holding is, in the life that would be deleted with it.
  private Optional<Owner> owned(Owner owner, Holding holding) {
    return Families.child(owner.ref(), holding.target())
        .flatMap(books.ledger()::find)
        .filter(child -> child.state() != Owner.State.DELETED)
        .filter(child -> String.valueOf(child.incarnation()).equals(holding.target().sameness()));
  }

  private List<Holding> page(Owner owner, long beyond) {
    return books.ledger().holdings(Map.of(owner, beyond), PAGE).getOrDefault(owner.no(), List.of());
  }

  private static List<String> warnings(Whole whole) {
    List<String> warnings = new ArrayList<>();
    if (whole.intents() > 0) {
      warnings.add(
          whole.intents()
              + " resources were announced and never registered; they stay unverifiable until that"
              + " is settled");
    }
    if (whole.plan().steps() == 0) {
      warnings.add("nothing is registered for this owner");
    }
    return warnings;
  }

  /// An owner's plan, and what comes with it.
  record Whole(Plan plan, int intents, FamilyPlan family) {}
}
