package dev.cleanslate.worker.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/// How far one partition has been answered without a gap, during one assignment of it.
///
/// Each assignment gets a watermark of its own; once it ends, [#end] makes what is still under way
/// count for nothing. Slots may be finished from any thread; everything else belongs to the polling
/// thread.
final class Watermark {
  private final Deque<Slot> slots = new ArrayDeque<>();
  private final AtomicInteger unanswered = new AtomicInteger();
  private long next = -1;
  private long committed = -1;
  private volatile boolean current = true;

  /// Notes a record that was taken in; offsets only grow.
  Slot take(long offset) {
    if (offset < next) {
      throw new IllegalArgumentException("offset %d after %d".formatted(offset, next - 1));
    }
    if (next < 0) {
      committed = offset;
    }
    Slot slot = new Slot(offset);
    slots.add(slot);
    next = offset + 1;
    unanswered.incrementAndGet();
    return slot;
  }

  /// The offset up to which everything is answered, where it is not committed yet.
  OptionalLong committable() {
    Slot first = slots.peek();
    while (first != null && first.done) {
      slots.remove();
      first = slots.peek();
    }
    long reached = first == null ? next : first.offset;
    return reached > committed ? OptionalLong.of(reached) : OptionalLong.empty();
  }

  /// Notes that Kafka has taken this offset.
  void committed(long offset) {
    committed = Math.max(committed, offset);
  }

  /// How many records are taken in and not answered.
  int unanswered() {
    return unanswered.get();
  }

  /// How many records lie between the mark and the newest one, answered or not.
  int window() {
    return slots.size();
  }

  /// Ends the assignment.
  void end() {
    current = false;
  }

  /// One record's place.
  final class Slot {
    private final long offset;
    private volatile boolean done;

    private Slot(long offset) {
      this.offset = offset;
    }

    /// The record is answered, and the answer acknowledged.
    void done() {
      if (!done) {
        done = true;
        unanswered.decrementAndGet();
      }
    }

    /// Whether the partition is still assigned as it was when the record was taken in.
    boolean isCurrent() {
      return current;
    }
  }
}
