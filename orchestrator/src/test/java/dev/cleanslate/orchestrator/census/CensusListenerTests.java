package dev.cleanslate.orchestrator.census;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.messages.Census;
import dev.cleanslate.messages.CensusPage;
import dev.cleanslate.messages.CensusPage.OwnersRecord;
import dev.cleanslate.messages.CensusPage.Thing;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.dispatch.DispatchFixture;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.testkit.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Pages as a broker hands them over, on a real database: what is wrong with one holds up no other.
class CensusListenerTests {
  private final List<Census> asked = new ArrayList<>();
  private final List<String> letters = new ArrayList<>();
  private HikariDataSource database;
  private JdbcClient jdbc;
  private CensusListener listener;

  @BeforeEach
  void create() {
    database = TestPostgres.fleetingDatabase();
    PostgresBooks.migrate(database);
    jdbc = JdbcClient.create(database);
    Censuses censuses =
        new Censuses(
            ComparisonTests.CATALOG,
            PostgresBooks.in(database).transactions(),
            new CensusRows(jdbc),
            new Sightings(jdbc),
            new Censuses.Surroundings(
                (_, census) -> asked.add(census),
                UUID::randomUUID,
                new Timing(Duration.ofHours(1), Duration.ofSeconds(30)),
                "home"));
    censuses.wake();
    listener =
        new CensusListener(
            censuses,
            DispatchFixture.deadLetters(
                jdbc,
                letter ->
                    letters.add(
                        new String(
                            letter.headers().lastHeader("dlt-reason").value(),
                            StandardCharsets.UTF_8))));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatAPageNamesTwiceCountsOnce() {
    hear(page("rows", null, "a", "b", "a"), page("store", null, "s"));

    assertThat(letters).isEmpty();
    assertThat(results()).containsExactlyInAnyOrder("rows 2 complete", "store 1 complete");
  }

  @Test
  void aPlaceThatCannotBeKeptEndsTheCensus() {
    hear(page("rows", "up to \0 here", "a"), page("store", null, "s"));

    assertThat(letters).isEmpty();
    assertThat(results()).containsExactlyInAnyOrder("rows 1 incomplete", "store 1 complete");
  }

  @Test
  void aPageThatFailsForWhatItHoldsBecomesALetter() {
    jdbc.sql("alter table sighting add constraint cursed check (id <> 'cursed')").update();

    hear(page("rows", null, "cursed"), page("store", null, "s"));

    assertThat(letters).hasSize(1);
    assertThat(letters.getFirst()).startsWith("it fails: ").contains("cursed");
    assertThat(results()).containsExactly("store 1 complete");
  }

  private void hear(byte[]... pages) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (byte[] page : pages) {
      records.add(new ConsumerRecord<>(Topics.CENSUS, 0, records.size(), new byte[0], page));
    }
    listener.pages(records);
  }

  private byte[] page(String kind, @Nullable String next, String... ids) {
    Census census = asked.stream().filter(one -> one.kind().equals(kind)).findFirst().orElseThrow();
    List<Thing> things =
        Arrays.stream(ids).map(id -> new Thing(id, null, OwnersRecord.ABSENT, null, null)).toList();
    return Wire.write(
        new CensusPage.Listed(
            census.ticket(), kind, "acct", "a listing", things, 0, next, Usage.NONE));
  }

  private List<String> results() {
    return jdbc.sql(
            "select kind || ' ' || counted || case when complete then ' complete' else '"
                + " incomplete' end from census_result")
        .query((row, _) -> row.getString(1))
        .list();
  }
}
