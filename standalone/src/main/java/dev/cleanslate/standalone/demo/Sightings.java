package dev.cleanslate.standalone.demo;

import dev.cleanslate.messages.OrphanAlert;
import dev.cleanslate.messages.SagaEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What the topics have said so far about sagas, steps and alerts. Thread-safe; repeats change
/// nothing.
final class Sightings {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, SagaEvent> sagas = new HashMap<>();
  private final Map<String, String> steps = new HashMap<>();
  private final SortedMap<Long, OrphanAlert> alerts = new TreeMap<>();
  private long version;
  private @Nullable RuntimeException failure;

  /// Takes in an event of `cleanslate.sagas`.
  void saw(SagaEvent event) {
    record(() -> {
      SagaEvent known = sagas.get(event.owner().id());
      if (known != null && known.seq() >= event.seq()) {
        return;
      }
      sagas.put(event.owner().id(), event);
      for (SagaEvent.StepMove move : event.moves()) {
        steps.put(Resource.key(move.kind(), String.valueOf(move.id())), move.to());
      }
    });
  }

  /// Takes in an event of `cleanslate.orphan-alerts`.
  void saw(OrphanAlert alert) {
    record(() -> {
      if (alert.resolved()) {
        alerts.remove(alert.id());
      } else {
        alerts.put(alert.id(), alert);
      }
    });
  }

  /// Says that nothing more will be seen, and why.
  void failed(RuntimeException reason) {
    record(() -> failure = reason);
  }

  /// The last event about the owner's saga.
  @Nullable SagaEvent saga(Owner owner) {
    return read(() -> sagas.get(owner.role().id()));
  }

  /// The state that the resource's step is in; absent as long as none was reported.
  @Nullable String step(Resource resource) {
    return read(() -> steps.get(resource.key()));
  }

  /// The open alerts about the owner, by number.
  List<OrphanAlert> alerts(Owner owner) {
    return alerts().stream().filter(alert -> alert.owner().equals(owner.role().owner())).toList();
  }

  /// All open alerts, by number.
  List<OrphanAlert> alerts() {
    lock.lock();
    try {
      return List.copyOf(alerts.values());
    } finally {
      lock.unlock();
    }
  }

  /// Waits for something new since this version, at most so long, and returns the version then.
  long await(long since, Duration limit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = limit.toNanos();
      while (version == since && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (failure != null) {
        throw failure;
      }
      return version;
    } finally {
      lock.unlock();
    }
  }

  private void record(Runnable note) {
    lock.lock();
    try {
      note.run();
      version++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private <T> @Nullable T read(java.util.function.Supplier<@Nullable T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }
}
