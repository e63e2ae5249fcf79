package dev.cleanslate.orchestrator.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.testkit.TestPostgres;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is kept on purpose is open again after its time, once, whoever looks.
class KeptUntilTests {
  private static HikariDataSource database;
  private static JdbcClient jdbc;
  private static KeptUntil kept;

  @BeforeAll
  static void create() {
    database = TestPostgres.fleetingDatabase();
    PostgresBooks.migrate(database);
    jdbc = JdbcClient.create(database);
    kept = new KeptUntil(jdbc);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void empty() {
    jdbc.sql("truncate finding, finding_status").update();
  }

  @ParameterizedTest
  @CsvSource({
    "kept,, kept",
    "kept, 1, kept",
    "kept, 3600, kept",
    "kept, 0, open",
    "kept, -1, open",
    "kept, -100000, open",
    "open, -1, open",
    "acknowledged,, acknowledged",
    "acknowledged, -1, acknowledged",
    "resolved, -1, resolved"
  })
  void onlyWhatIsKeptUntilATimeThatHasPassedIsOpenAgain(
      String state, @Nullable Integer inSeconds, String after) {
    finding(state, inSeconds);

    int opened = kept.openAgain();

    assertThat(opened).isEqualTo(state.equals(after) ? 0 : 1);
    assertThat(column("state")).containsExactly(after);
    assertThat(column("told")).containsExactly(state.equals(after) ? "t" : "f");
    assertThat(kept.openAgain()).isZero();
  }

  @Test
  void itsHistoryTellsOnceUntilWhenItWasKeptHoweverManyLook() throws Exception {
    finding("kept", 3600);
    jdbc.sql("update finding set kept_until = clock_timestamp() - interval '1 minute', told = true")
        .update();
    Callable<Integer> look = kept::openAgain;

    int opened = 0;
    try (var lookers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : lookers.invokeAll(List.of(look, look, look, look, look, look))) {
        opened += answer.get();
      }
    }

    assertThat(opened).isEqualTo(1);
    assertThat(
            jdbc.sql(
                    """
                    select concat_ws(' ', coalesce(was, '-'), state, until < clock_timestamp(), coalesce("by", 'nobody'))
                      from finding_status
                     order by id
                    """)
                .query(String.class)
                .list())
        .containsExactly("- kept nobody", "kept kept t jo", "kept open t nobody");
  }

  private static void finding(String state, @Nullable Integer inSeconds) {
    jdbc.sql(
            """
            insert into finding (tenant, owner_type, owner_id, finding, reason, state, by, note, kept_until, told)
            values ('t', 'clone', 'c', 'ownerless', 'found', :state, 'jo', 'a gateway',
                    clock_timestamp() + make_interval(secs => cast(:seconds as float8)), true)
            """)
        .param("state", state)
        .param("seconds", inSeconds)
        .update();
  }

  private static List<String> column(String name) {
    return jdbc.sql("select %s from finding".formatted(name))
        .query((row, _) -> row.getString(1))
        .list();
  }
}
