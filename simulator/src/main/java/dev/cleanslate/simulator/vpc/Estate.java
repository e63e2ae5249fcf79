package dev.cleanslate.simulator.vpc;

import dev.cleanslate.simulator.room.Entry;
import dev.cleanslate.simulator.room.Shelf;
import dev.cleanslate.simulator.room.Shelves;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// What one account has in one region, and what is still to come of what was begun. Guarded by
/// itself: whoever calls holds its monitor, and has called [#settle()] first.
final class Estate {
  private final String account;
  private final String region;
  private final Shelves shelves;
  private final InstantSource clock;
  private final PriorityQueue<Coming> coming =
      new PriorityQueue<>(Comparator.comparing(Coming::due).thenComparingLong(Coming::turn));
  private final Set<String> underWay = new HashSet<>();
  private final Map<String, Integer> addresses = new HashMap<>();
  private Instant present;
  private long turns;

  private record Coming(Instant due, long turn, Runnable what) {}

  Estate(String account, String region, Shelves shelves, InstantSource clock) {
    this.account = account;
    this.region = region;
    this.shelves = shelves;
    this.clock = clock;
    this.present = clock.instant();
  }

  String account() {
    return account;
  }

  String region() {
    return region;
  }

  /// When it is, for what is made now; within [#settle()] the time at which something was due.
  Instant present() {
    return present;
  }

  /// Lets everything happen that is due.
  void settle() {
    Instant now = clock.instant();
    Coming next = coming.peek();
    while (next != null && !next.due().isAfter(now)) {
      coming.remove();
      present = next.due();
      next.what().run();
      next = coming.peek();
    }
    present = now;
  }

  /// Lets something happen after this time, unless something of the same name is under way.
  void later(Duration delay, String name, Runnable what) {
    if (underWay.add(name)) {
      Runnable all =
          () -> {
            underWay.remove(name);
            what.run();
          };
      if (delay.isZero()) {
        all.run();
      } else {
        coming.add(new Coming(present.plus(delay), ++turns, all));
      }
    }
  }

  /// Whether something of this name is still to happen.
  boolean isUnderWay(String name) {
    return underWay.contains(name);
  }

  Shelf shelf(Kind kind) {
    return shelf(kind, "");
  }

  Shelf shelf(Kind kind, String parent) {
    return shelves.of(account + "/" + region, kind.label(), parent);
  }

  /// An object that is really there; throws [dev.cleanslate.simulator.ibm.Refused] with 404.
  ObjectNode get(Kind kind, String id) {
    return get(kind, "", id);
  }

  ObjectNode get(Kind kind, String parent, String id) {
    return shelf(kind, parent).peek(id).map(Entry::body).orElseThrow(() -> kind.missing(id));
  }

  /// Changes an object, if it is there.
  void edit(Kind kind, String id, Consumer<ObjectNode> change) {
    edit(kind, "", id, change);
  }

  void edit(Kind kind, String parent, String id, Consumer<ObjectNode> change) {
    shelf(kind, parent)
        .change(
            id,
            body -> {
              ObjectNode copy = body.deepCopy();
              change.accept(copy);
              return copy;
            });
  }

  void drop(Kind kind, String parent) {
    shelves.drop(account + "/" + region, kind.label(), parent);
  }

  /// A number for each new address of a subnet.
  int nextAddress(String subnet) {
    return addresses.merge(subnet, 1, Integer::sum);
  }
}
