package dev.cleanslate.benchmarks.provider;

import java.util.HashMap;
import java.util.Map;

/// Which things were deleted and looked at. A thing is there until it is deleted, so none needs to
/// be created. Thread-safe.
final class Sightings {
  private final Map<String, Boolean> lookedByDeleted = new HashMap<>();
  private long deletes;
  private long duplicates;
  private long looks;
  private long stillThere;
  private long looked;
  private long controls;
  private long latencyUs;

  synchronized void delete(String thing) {
    deletes++;
    if (lookedByDeleted.putIfAbsent(thing, false) != null) {
      duplicates++;
    }
  }

  /// Whether it is there.
  synchronized boolean look(String thing) {
    looks++;
    Boolean before = lookedByDeleted.get(thing);
    if (before == null) {
      stillThere++;
      return true;
    }
    if (!before) {
      looked++;
      lookedByDeleted.put(thing, true);
    }
    return false;
  }

  synchronized void control() {
    controls++;
  }

  synchronized long latencyUs() {
    return latencyUs;
  }

  /// Forgets everything; from now on each answer takes that long.
  synchronized void reset(long answersAfterUs) {
    lookedByDeleted.clear();
    deletes = 0;
    duplicates = 0;
    looks = 0;
    stillThere = 0;
    looked = 0;
    controls = 0;
    latencyUs = answersAfterUs;
  }

  synchronized Seen seen() {
    return new Seen(
        deletes,
        lookedByDeleted.size(),
        duplicates,
        looks,
        stillThere,
        looked,
        controls,
        latencyUs);
  }
}
