package dev.cleanslate.simulator.room;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/// The objects of one kind, in one account and under one parent, in the order of their creation.
/// Remembers what was deleted, up to a bound. Thread-safe; each method is atomic.
public final class Shelf {
  private static final int REMEMBERED = 100_000;

  private final InstantSource clock;
  private final Map<String, Entry> byId = new HashMap<>();
  private final NavigableMap<Long, Entry> inOrder = new TreeMap<>();
  private final Map<String, Tombstone> restless = new LinkedHashMap<>();
  private final Map<String, Tombstone> buried =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tombstone> eldest) {
          return size() > REMEMBERED;
        }
      };
  private long places;

  Shelf(InstantSource clock) {
    this.clock = clock;
  }

  /// Puts an object there; one that bears the same id is replaced and keeps its place.
  public synchronized void put(String id, ObjectNode body) {
    Entry old = byId.get(id);
    keep(new Entry(old == null ? ++places : old.place(), id, body));
    forget(id);
  }

  /// Replaces an object by what this makes of it; empty where it is not there.
  public synchronized Optional<Entry> change(String id, UnaryOperator<ObjectNode> change) {
    Entry old = byId.get(id);
    if (old == null) {
      return Optional.empty();
    }
    Entry changed = new Entry(old.place(), id, change.apply(old.body()));
    keep(changed);
    return Optional.of(changed);
  }

  /// Reads one object as a client would: counts as a read for what lingers or reappears.
  public synchronized Optional<Entry> read(String id) {
    Tombstone tombstone = restless.get(id);
    if (tombstone != null) {
      if (tombstone.isDueBack(clock.instant())) {
        bringBack(tombstone);
      } else if (tombstone.isFoundByRead(clock.instant())) {
        return Optional.of(tombstone.entry());
      }
    }
    return Optional.ofNullable(byId.get(id));
  }

  /// What is really there, without counting as a read.
  public synchronized Optional<Entry> peek(String id) {
    comeBack();
    return Optional.ofNullable(byId.get(id));
  }

  /// What was deleted under this id, as far as it is remembered.
  public synchronized Optional<Entry> remembered(String id) {
    return Optional.ofNullable(buried.get(id)).map(Tombstone::entry);
  }

  /// Deletes an object, unless the aftermath is that it stays; what it was, or empty where it was
  /// not there.
  public synchronized Optional<Entry> remove(String id, Aftermath aftermath) {
    comeBack();
    if (!Aftermath.leaves(aftermath)) {
      return Optional.ofNullable(byId.get(id));
    }
    Entry entry = byId.remove(id);
    if (entry == null) {
      return Optional.empty();
    }
    inOrder.remove(entry.place());
    bury(new Tombstone(entry, aftermath, clock.instant()));
    return Optional.of(entry);
  }

  /// The number of objects really there.
  public synchronized int size() {
    comeBack();
    return byId.size();
  }

  /// Their ids in the order of creation.
  public synchronized List<String> ids() {
    comeBack();
    return inOrder.values().stream().map(Entry::id).toList();
  }

  /// A page; empty where `after` or `before` names what never was there.
  public synchronized Optional<Page> page(PageOrder order, Listing listing) {
    comeBack();
    boolean known =
        order.after().map(this::isKnown).orElse(true)
            && order.before().map(this::isKnown).orElse(true);
    return known
        ? Optional.of(new Paging(shown(listing), this::place).page(order, listing))
        : Optional.empty();
  }

  /// How many objects of a kind of one's choice a listing shows in all.
  public synchronized int count(Predicate<Entry> wanted, Listing listing) {
    comeBack();
    return Math.toIntExact(shown(listing).values().stream().filter(wanted).count());
  }

  /// The objects of one's choice that are really there, in the order of creation.
  public synchronized List<Entry> all(Predicate<Entry> wanted) {
    comeBack();
    return inOrder.values().stream().filter(wanted).toList();
  }

  private NavigableMap<Long, Entry> shown(Listing listing) {
    List<Entry> ghosts = ghosts(listing);
    if (ghosts.isEmpty()) {
      return inOrder;
    }
    NavigableMap<Long, Entry> shown = new TreeMap<>(inOrder);
    ghosts.forEach(ghost -> shown.put(ghost.place(), ghost));
    return shown;
  }

  private List<Entry> ghosts(Listing listing) {
    List<Entry> ghosts = new ArrayList<>();
    restless.values().stream()
        .filter(tombstone -> tombstone.isListed(clock.instant()))
        .forEach(tombstone -> ghosts.add(tombstone.entry()));
    if (listing instanceof Listing.StillShows(Set<String> ids)) {
      buried.values().stream()
          .map(Tombstone::entry)
          .filter(entry -> ids.isEmpty() || ids.contains(entry.id()))
          .forEach(ghosts::add);
    }
    return ghosts;
  }

  private boolean isKnown(String id) {
    return byId.containsKey(id) || buried.containsKey(id);
  }

  private long place(String id) {
    Entry entry = byId.get(id);
    return entry == null ? buriedPlace(id) : entry.place();
  }

  private long buriedPlace(String id) {
    Tombstone tombstone = buried.get(id);
    return tombstone == null ? 0 : tombstone.entry().place();
  }

  private void keep(Entry entry) {
    byId.put(entry.id(), entry);
    inOrder.put(entry.place(), entry);
  }

  private void bury(Tombstone tombstone) {
    buried.put(tombstone.entry().id(), tombstone);
    if (tombstone.isRestless()) {
      restless.put(tombstone.entry().id(), tombstone);
    }
  }

  private void forget(String id) {
    buried.remove(id);
    restless.remove(id);
  }

  private void comeBack() {
    if (!restless.isEmpty()) {
      restless.values().stream()
          .filter(tombstone -> tombstone.isDueBack(clock.instant()))
          .toList()
          .forEach(this::bringBack);
    }
  }

  private void bringBack(Tombstone tombstone) {
    forget(tombstone.entry().id());
    keep(tombstone.entry());
  }
}
