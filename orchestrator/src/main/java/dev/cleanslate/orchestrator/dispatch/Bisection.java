package dev.cleanslate.orchestrator.dispatch;

import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Works on a batch whole; if it fails for what it holds, halves it until the offender stands
/// alone. What fails for a passing cause (connection, deadlock, serialisation, disk, Kafka) is
/// thrown on, to be tried again without end.
public final class Bisection {
  private static final List<String> PASSING =
      List.of("08", "25", "40", "53", "55", "57", "58", "XX");

  private Bisection() {}

  /// Runs `work` on the batch or its parts, in order; `offender` takes each that fails by itself.
  public static <T> void run(
      List<T> batch, Consumer<List<T>> work, BiConsumer<T, RuntimeException> offender) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      work.accept(batch);
    } catch (RuntimeException failure) {
      if (isPassing(failure)) {
        throw failure;
      }
      if (batch.size() == 1) {
        offender.accept(batch.getFirst(), failure);
        return;
      }
      int half = batch.size() / 2;
      run(batch.subList(0, half), work, offender);
      run(batch.subList(half, batch.size()), work, offender);
    }
  }

  /// Whether the same may go well later.
  public static boolean isPassing(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TransientDataAccessException
          || cause instanceof RecoverableDataAccessException
          || cause instanceof CannotCreateTransactionException
          || cause instanceof KafkaException
          || (cause instanceof SQLException sql && isPassingState(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPassingState(@org.jspecify.annotations.Nullable String state) {
    return state == null || PASSING.stream().anyMatch(state::startsWith);
  }
}
