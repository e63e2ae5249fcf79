package dev.cleanslate.importer.run;

import dev.cleanslate.importer.ledger.DryLedger;
import dev.cleanslate.importer.ledger.Known;
import dev.cleanslate.importer.ledger.Ledger;
import dev.cleanslate.importer.ledger.Outcome;
import dev.cleanslate.importer.ledger.Registration;
import dev.cleanslate.importer.ledger.Unreachable;
import dev.cleanslate.importer.mapping.OwnerTable;
import dev.cleanslate.importer.run.Placement.Alias;
import dev.cleanslate.importer.run.Placement.Lost;
import dev.cleanslate.importer.run.Placement.Placed;
import dev.cleanslate.importer.run.Placement.Told;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Registers what was placed, several owners at a time, and counts what became of each row. For one
/// page at a time.
final class Delivery implements AutoCloseable {
  private final Ledger ledger;
  private final OwnerTable owners;
  private final Report report;
  private final Leftovers leftovers;
  private final ExecutorService workers;

  /// @param parallel how many owners are registered at a time
  Delivery(Ledger ledger, OwnerTable owners, Report report, Leftovers leftovers, int parallel) {
    this.ledger = ledger;
    this.owners = owners;
    this.report = report;
    this.leftovers = leftovers;
    this.workers = Executors.newFixedThreadPool(parallel, Thread.ofPlatform().daemon().factory());
  }

  /// Returns once all of it is delivered. After the first owner that could not be, no other is
  /// begun.
  void deliver(List<Placement> page) throws Unreachable, InterruptedException {
    Set<String> aliases = new HashSet<>();
    page.forEach(each -> each.aliases().forEach(alias -> aliases.add(alias.name())));
    // An id must be known before another owner asks for it as a further name.
    Map<Boolean, List<Placement>> groups =
        page.stream().collect(Collectors.partitioningBy(each -> aliases.contains(each.id())));
    List<Taken> taken = new ArrayList<>(together(groups.getOrDefault(true, List.of())));
    taken.addAll(together(groups.getOrDefault(false, List.of())));
    adopt(taken);
  }

  /// An owner that is in the ledger.
  ///
  /// @param isFresh whether it, or anything that it has, was not there before
  /// @param life which of its lives it was in before
  private record Taken(Placement placement, boolean isFresh, int life) {}

  private List<Taken> together(List<Placement> group) throws Unreachable, InterruptedException {
    AtomicBoolean isBroken = new AtomicBoolean();
    List<Callable<Optional<Taken>>> tasks =
        group.stream().<Callable<Optional<Taken>>>map(each -> () -> one(each, isBroken)).toList();
    List<Taken> taken = new ArrayList<>();
    for (Future<Optional<Taken>> done : workers.invokeAll(tasks)) {
      taken(done).ifPresent(taken::add);
    }
    return taken;
  }

  private static Optional<Taken> taken(Future<Optional<Taken>> done)
      throws Unreachable, InterruptedException {
    try {
      return done.get();
    } catch (ExecutionException failure) {
      switch (failure.getCause()) {
        case Unreachable unreachable -> throw unreachable;
        case InterruptedException interrupted -> throw interrupted;
        case RuntimeException broken -> throw broken;
        case null, default -> throw new IllegalStateException(failure);
      }
    }
  }

  private Optional<Taken> one(Placement placement, AtomicBoolean isBroken)
      throws Unreachable, InterruptedException {
    if (isBroken.get()) {
      return Optional.empty();
    }
    try {
      return one(placement);
    } catch (Unreachable | InterruptedException | RuntimeException failure) {
      isBroken.set(true);
      throw failure;
    }
  }

  private Optional<Taken> one(Placement placement) throws Unreachable, InterruptedException {
    placement
        .finished()
        .forEach(told -> report.add(told.table(), Tally.finished(told.row().count())));
    if (placement.rows().isEmpty()) {
      return Optional.empty();
    }
    List<Item> items = placement.items().stream().map(Placed::item).toList();
    List<String> aliases = placement.aliases().stream().map(Alias::name).toList();
    Known known = ledger.known(owners.type(), placement.id());
    boolean isKnown =
        known.owner() && items.stream().allMatch(known::has) && known.names().containsAll(aliases);
    Outcome outcome =
        known.isAnother(placement.id(), aliases)
            ? Outcome.refused(
                "it is a further name of another, whom nothing of it must be added to")
            : isKnown
                ? Outcome.TAKEN
                : ledger.register(
                    new Registration(
                        owners.type(), placement.id(), items, aliases, placement.at()));
    count(placement, known, outcome);
    boolean isFresh = !known.owner() || outcome.added() > 0;
    return outcome.owner().isEmpty()
        ? Optional.of(new Taken(placement, isFresh, known.life()))
        : Optional.empty();
  }

  private void count(Placement placement, Known known, Outcome outcome) {
    List<Lost> lost = new ArrayList<>(placement.lost());
    lost.addAll(refused(placement, outcome));
    lost.stream().map(Lost::leftover).forEach(this::leave);
    Set<Told> unplaced = new HashSet<>();
    lost.forEach(each -> unplaced.add(each.row()));
    Set<Told> fresh = new HashSet<>();
    long registered = 0;
    long before = 0;
    for (int i = 0; i < placement.items().size(); i++) {
      Placed placed = placement.items().get(i);
      if (known.has(placed.item())) {
        before++;
      } else if (outcome.owner().isEmpty() && !outcome.items().containsKey(i)) {
        registered++;
        fresh.addAll(placed.rows());
      }
    }
    report.resources(registered, before);
    if (outcome.owner().isEmpty()) {
      report.owner(known.owner());
    }
    String table = owners.source().table();
    for (Told told : placement.rows()) {
      boolean isOwners = told.table().equals(table);
      boolean isFresh = fresh.contains(told) || (isOwners && !known.owner());
      report.add(told.table(), tally(told, unplaced.contains(told), isFresh));
    }
  }

  private static Tally tally(Told told, boolean isUnplaced, boolean isFresh) {
    long rows = told.row().count();
    if (isUnplaced) {
      return Tally.unplaced(rows);
    }
    return isFresh ? Tally.registered(rows) : Tally.known(rows);
  }

  private static List<Lost> refused(Placement placement, Outcome outcome) {
    List<Lost> lost = new ArrayList<>();
    outcome
        .owner()
        .ifPresent(why ->
            placement.rows().forEach(told -> lost.add(new Lost(told, null, Reason.REFUSED, why))));
    outcome
        .items()
        .forEach((place, why) -> {
          Placed placed = placement.items().get(place);
          placed
              .rows()
              .forEach(told -> lost.add(new Lost(told, placed.item().kind(), Reason.REFUSED, why)));
        });
    for (Alias alias : placement.aliases()) {
      String why = outcome.aliases().get(alias.name());
      if (why != null) {
        lost.add(new Lost(alias.row(), null, Reason.ALIAS_CLASH, why));
      }
    }
    return lost;
  }

  /// Registers the owners of these owners.
  private void adopt(List<Taken> taken) throws Unreachable, InterruptedException {
    Map<String, List<Taken>> families = new LinkedHashMap<>();
    taken.forEach(each ->
        each.placement()
            .parent()
            .ifPresent(
                parent -> families.computeIfAbsent(parent, _ -> new ArrayList<>()).add(each)));
    for (Map.Entry<String, List<Taken>> family : families.entrySet()) {
      adopt(family.getKey(), family.getValue());
    }
  }

  /// Only those that it is not known to have in the life they are in: to say of an owner that has
  /// ended what was said before would begin a new life of it.
  private void adopt(String parent, List<Taken> children) throws Unreachable, InterruptedException {
    String type = owners.parent().orElseThrow().type();
    Known known = ledger.known(type, parent);
    List<Placement> fresh =
        children.stream()
            .filter(child -> child.isFresh() || !known.has(owned(child)))
            .map(Taken::placement)
            .toList();
    report.resources(0, children.size() - fresh.size());
    if (fresh.isEmpty()) {
      return;
    }
    List<Item> items = fresh.stream().map(child -> owned(child.id(), null)).toList();
    Outcome outcome =
        ledger.register(new Registration(type, parent, items, List.of(), earliest(fresh)));
    long refused = outcome.owner().isPresent() ? items.size() : outcome.items().size();
    long taken = items.size() - refused;
    long added = Math.min(taken, isDry() ? taken : outcome.added());
    report.resources(added, taken - added);
    leaveRefused(parent, fresh, outcome);
  }

  private static @Nullable Instant earliest(List<Placement> made) {
    return made.stream()
        .flatMap(each -> Stream.ofNullable(each.at()))
        .min(Instant::compareTo)
        .orElse(null);
  }

  private void leaveRefused(String parent, List<Placement> children, Outcome outcome) {
    for (int i = 0; i < children.size(); i++) {
      String why = outcome.owner().orElse(outcome.items().get(i));
      if (why != null) {
        leave(
            new Leftover(
                owners.source().table(),
                children.get(i).id(),
                1,
                parent,
                OwnerRef.KIND,
                Reason.REFUSED.wire(),
                why));
      }
    }
  }

  private boolean isDry() {
    return ledger instanceof DryLedger;
  }

  /// As the ledger has it: with the life that it is in.
  private Item owned(Taken child) {
    return owned(child.placement().id(), Integer.toString(child.life()));
  }

  private Item owned(String child, @Nullable String life) {
    Map<String, String> scope = Map.of(OwnerRef.TYPE_SCOPE, owners.type());
    return new Item(OwnerRef.KIND, child, scope, null, null, null, life, null);
  }

  /// Writes down what could not be placed, and counts why.
  void leave(Leftover leftover) {
    leftovers.write(leftover);
    report.lost(leftover);
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
