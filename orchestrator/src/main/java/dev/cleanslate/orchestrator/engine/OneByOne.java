package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.tracing.Traces;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One saga that cannot be worked on (its kind left the catalog, say) must not hold up all the
/// others: where a batch fails, each saga is tried by itself, and the one that fails is left alone
/// for a minute.
final class OneByOne {
  private static final Logger LOG = LoggerFactory.getLogger(OneByOne.class);
  private static final Duration FAILED_REST = Duration.ofMinutes(1);

  private final Books books;

  OneByOne(Books books) {
    this.books = books;
  }

  /// Answers what the work answered, added up.
  <T> int ifNeeded(List<T> due, Function<T, UUID> saga, ToIntFunction<List<T>> work) {
    if (due.isEmpty()) {
      return 0;
    }
    try {
      return work.applyAsInt(due);
    } catch (RuntimeException failure) {
      Map<UUID, List<T>> bySaga = due.stream().collect(Collectors.groupingBy(saga));
      return bySaga.entrySet().stream()
          .mapToInt(one -> alone(one.getKey(), one.getValue(), work))
          .sum();
    }
  }

  private <T> int alone(UUID saga, List<T> due, ToIntFunction<List<T>> work) {
    try {
      return work.applyAsInt(due);
    } catch (RuntimeException failure) {
      return books
          .transactions()
          .run(() -> {
            LOG.atError()
                .setCause(failure)
                .addKeyValue("saga", saga)
                .addKeyValue(Traces.LOGGED_AS, books.sagas().trace(saga).trace())
                .log("deletion {} cannot go on; it is tried again in a minute", saga);
            books.sagas().postpone(saga, FAILED_REST);
            return 0;
          });
    }
  }
}
