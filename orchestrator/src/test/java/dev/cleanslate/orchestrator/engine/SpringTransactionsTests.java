package dev.cleanslate.orchestrator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.testkit.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What follows a commit cannot undo it.
class SpringTransactionsTests {
  @Test
  void whatFailsAfterTheCommitNeitherStopsTheRestNorIsToldAsAFailure() {
    try (HikariDataSource database = TestPostgres.fleetingDatabase()) {
      Transactions transactions = PostgresBooks.in(database).transactions();
      List<String> done = new ArrayList<>();

      String answer =
          transactions.run(() -> {
            transactions.afterCommit(() -> done.add("first"));
            transactions.afterCommit(() -> {
              throw new IllegalStateException("the second fails");
            });
            transactions.afterCommit(() -> done.add("third"));
            return "committed";
          });

      assertThat(answer).isEqualTo("committed");
      assertThat(done).containsExactly("first", "third");
    }
  }
}
