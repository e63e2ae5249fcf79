package dev.cleanslate.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;

class BisectionTests {
  private final List<Integer> taken = new ArrayList<>();
  private final List<Integer> offenders = new ArrayList<>();

  @Test
  void theOffendersAreFoundAndTheRestIsTakenInOrder() {
    Set<Integer> bad = Set.of(3, 17, 18, 40);

    Bisection.run(
        IntStream.range(0, 41).boxed().toList(),
        part -> {
          if (part.stream().anyMatch(bad::contains)) {
            throw new DataIntegrityViolationException("bad");
          }
          taken.addAll(part);
        },
        (one, _) -> offenders.add(one));

    assertThat(offenders).containsExactly(3, 17, 18, 40);
    assertThat(taken).hasSize(37).isSorted();
  }

  @Test
  void aGoodBatchIsTakenWhole() {
    List<List<Integer>> parts = new ArrayList<>();

    Bisection.run(List.of(1, 2, 3), parts::add, (one, _) -> offenders.add(one));

    assertThat(parts).containsExactly(List.of(1, 2, 3));
    assertThat(offenders).isEmpty();
  }

  @Test
  void whatMayPassIsThrownOnAndNobodyIsBlamed() {
    for (RuntimeException passing :
        List.of(
            new KafkaException("the broker is away"),
            new CannotAcquireLockException("deadlock", new SQLException("x", "40P01")))) {
      assertThatThrownBy(() ->
              Bisection.run(
                  List.of(1, 2),
                  _ -> {
                    throw passing;
                  },
                  (one, _) -> offenders.add(one)))
          .isSameAs(passing);
    }
    assertThat(offenders).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "40001", "40P01", "53100", "55P03", "57P01", "58030", "XX000"})
  void connectionSerialisationAndDiskErrorsPass(String state) {
    assertThat(Bisection.isPassing(uncategorised(state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"22001", "23505", "42703", "22P02"})
  void errorsOfTheContentDoNot(String state) {
    assertThat(Bisection.isPassing(uncategorised(state))).isFalse();
  }

  private static RuntimeException uncategorised(String state) {
    return new UncategorizedSQLException("task", "select 1", new SQLException("no", state));
  }
}
