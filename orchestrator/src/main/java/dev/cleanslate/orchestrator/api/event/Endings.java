package dev.cleanslate.orchestrator.api.event;

import dev.cleanslate.orchestrator.saga.SagaState;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The door of those who wait for a deletion to come to rest. Thread-safe. Whoever waits holds the
/// thread of its call and nothing else: the pulse wakes it when the deletion has moved. There are
/// at most so many at a time (`cleanslate.api.max-waits`); one more does not wait at all.
@Component
public final class Endings {
  private final Streams streams;
  private final JdbcClient jdbc;
  private final Semaphore places;

  Endings(Streams streams, JdbcClient jdbc, @Value("${cleanslate.api.max-waits:1000}") int most) {
    this.streams = streams;
    this.jdbc = jdbc;
    this.places = new Semaphore(most);
  }

  /// The deletion's state once it rests, or when the patience is over.
  public SagaState await(UUID deletion, Duration patience) {
    if (places.tryAcquire()) {
      try {
        var _ = streams.attend(new Wait(deletion), () -> isAtRest(state(deletion)), patience);
      } finally {
        places.release();
      }
    }
    return state(deletion);
  }

  /// Whether nothing more will happen soon: it has ended, waits for a person, or for the end of a
  /// grace period.
  public static boolean isAtRest(SagaState state) {
    return switch (state) {
      case GRACE, STUCK, DELETED, ABANDONED, CANCELLED, REHEARSED -> true;
      case PLANNING, DELETING -> false;
    };
  }

  private SagaState state(UUID deletion) {
    return jdbc.sql("select state from saga where id = :id")
        .param("id", deletion)
        .query((row, _) -> SagaState.of(row.getString(1)))
        .single();
  }
}
