package dev.cleanslate.orchestrator.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.testkit.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What lies on topics and in the table, on a real database and without a broker.
class LettersTests {
  private static final String REQUEST =
      "{\"owner\":{\"tenant\":\"t\",\"type\":\"clone\",\"id\":\"c\"}}";
  private static final Instant THEN = Instant.parse("2026-11-01T08:00:00Z");

  private final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
  private final List<Found> lying = new ArrayList<>();
  private @Nullable RuntimeException brokerRefuses;
  private HikariDataSource database;
  private JdbcClient jdbc;
  private Letters letters;

  @BeforeEach
  void create() {
    database = TestPostgres.fleetingDatabase();
    PostgresBooks.migrate(database);
    jdbc = JdbcClient.create(database);
    letters =
        new Letters(
            LetterFixture.drawer(lying),
            new TableDrawer(jdbc),
            new Sendings(jdbc),
            new Mailbag(this::take),
            PostgresBooks.in(database).transactions());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatLiesOnTopicsAndInTheTableIsOneListThatGoesOnWhereAPageEnded() {
    for (int i = 0; i < 5; i++) {
      lay(Topics.REPLIES, i, "x", THEN.plusSeconds(i / 2), Map.of());
      keep(Topics.VERDICTS, i, THEN.plusSeconds(i / 2));
    }
    List<Letter> all = letters.newest(null, Instant.EPOCH, null, null, 100);
    List<Letter> paged = new ArrayList<>();
    for (List<Letter> page = letters.newest(null, Instant.EPOCH, null, null, 3);
        !page.isEmpty(); ) {
      paged.addAll(page);
      page = letters.newest(null, Instant.EPOCH, page.getLast().at(), page.getLast().id(), 3);
    }

    assertThat(all).hasSize(10).isSortedAccordingTo(Letter.ORDER);
    assertThat(paged).isEqualTo(all);
    assertThat(letters.newest("verdicts", THEN.plusSeconds(1), null, null, 100)).hasSize(3);
  }

  @Test
  void itGoesBackOnceUnderTheSameKeyWithItsOwnHeaders() {
    LetterId id =
        lay(
            Topics.DELETE_REQUESTS,
            7,
            REQUEST,
            THEN,
            Map.of("dlt-reason", "it fails", "dlt-partition", "3", "ce_id", "a", "trace", "b"));

    Resend first = letters.sendAgain(id, "jo", null);
    Resend second = letters.sendAgain(id, "kim", null);

    assertThat(first)
        .isInstanceOfSatisfying(
            Resend.Sent.class, one -> assertThat(one.sending().by()).isEqualTo("jo"));
    assertThat(second)
        .isInstanceOfSatisfying(
            Resend.Before.class, one -> assertThat(one.sending().by()).isEqualTo("jo"));
    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().topic()).isEqualTo(Topics.DELETE_REQUESTS);
    assertThat(text(sent.getFirst().key())).isEqualTo("key");
    assertThat(text(sent.getFirst().value())).isEqualTo(REQUEST);
    assertThat(headers())
        .containsEntry("ce_id", "a")
        .containsEntry("trace", "b")
        .containsEntry("ce_time", THEN.toString())
        .containsEntry(Mailbag.AGAIN, id.toString())
        .doesNotContainKey("dlt-reason");
    assertThat(letters.newest(null, Instant.EPOCH, null, null, 9).getFirst().sent()).isNotNull();
  }

  @Test
  void aRequestStaysAsOldAsItIsAndIsKnownByTheSameName() {
    LetterId id =
        lay(
            Topics.DELETE_REQUESTS,
            7,
            REQUEST,
            THEN,
            Map.of("dlt-partition", "3", "dlt-offset", "44"));

    letters.sendAgain(id, "jo", null);

    assertThat(headers())
        .containsEntry("ce_time", THEN.toString())
        .containsEntry("ce_source", "cleanslate.delete-requests-3")
        .containsEntry("ce_id", "cleanslate.delete-requests-3@44");
  }

  @Test
  void whatItsTopicCannotReadGoesOnlyWithABodyThatItCan() {
    LetterId id = lay(Topics.DELETE_REQUESTS, 7, "{\"owner\":{}}", THEN, Map.of());

    assertThat(letters.sendAgain(id, "jo", null)).isInstanceOf(Resend.Illegible.class);
    assertThat(letters.sendAgain(id, "jo", bytes("nonsense"))).isInstanceOf(Resend.Illegible.class);
    assertThat(sent).isEmpty();
    assertThat(letters.sendAgain(id, "jo", bytes(REQUEST)))
        .isInstanceOfSatisfying(
            Resend.Sent.class, one -> assertThat(one.sending().corrected()).isTrue());
    assertThat(text(sent.getFirst().value())).isEqualTo(REQUEST);
    assertThat(letters.sendAgain(id, "jo", null)).isInstanceOf(Resend.Before.class);
  }

  @Test
  void whatTheBrokerDoesNotTakeIsNotNoted() {
    LetterId id = lay(Topics.DELETE_REQUESTS, 7, REQUEST, THEN, Map.of());
    brokerRefuses = new KafkaException("not now");

    assertThatThrownBy(() -> letters.sendAgain(id, "jo", null)).isInstanceOf(KafkaException.class);
    brokerRefuses = null;

    assertThat(letters.sendAgain(id, "jo", null)).isInstanceOf(Resend.Sent.class);
  }

  @Test
  void whatAWorkerWasToldIsNotSaidAgain() {
    LetterId id = lay(Topics.commands("dns"), 7, "{}", THEN, Map.of());

    assertThat(letters.sendAgain(id, "jo", null)).isInstanceOf(Resend.NotTaken.class);
    assertThat(letters.sendAgain(new LetterId("replies", 0, 1), "jo", null))
        .isInstanceOf(Resend.Unknown.class);
    assertThat(letters.open(id))
        .hasValueSatisfying(open -> assertThat(open.takenAgain()).isFalse());
  }

  @Test
  void oneIsOpenedWithItsCredentialsCovered() {
    LetterId id =
        lay(
            Topics.RESOURCES,
            7,
            "{\"password\":\"hunter2\",\"x\":\"<script>\"}",
            THEN,
            Map.of(
                "Authorization", "Bearer hunter2", "ce_id", "9", "dlt-reason", "type is missing"));

    OpenLetter open = letters.open(id).orElseThrow();

    assertThat(open.toString()).doesNotContain("hunter2").contains("<script>");
    assertThat(open.headers()).containsOnlyKeys("Authorization", "ce_id");
    assertThat(open.letter().reason()).isEqualTo("type is missing");
    assertThat(open.problem()).isNotNull();
  }

  @Test
  void whatIsKeptInTheTableIsOpenedAndGoesBackToo() {
    keep(Topics.DELETE_REQUESTS, 4, THEN);
    LetterId id = letters.newest(null, Instant.EPOCH, null, null, 9).getFirst().id();

    assertThat(letters.open(id))
        .hasValueSatisfying(open -> {
          assertThat(open.letter().reason()).isEqualTo("it is too large");
          assertThat(open.headers()).containsEntry("ce_id", "k");
          assertThat(open.body()).isEqualTo(REQUEST);
        });
    assertThat(letters.sendAgain(id, "jo", null)).isInstanceOf(Resend.Sent.class);
    assertThat(sent.getFirst().topic()).isEqualTo(Topics.DELETE_REQUESTS);
  }

  private LetterId lay(
      String topic, long offset, String body, Instant at, Map<String, String> headers) {
    Found found =
        Found.of(LetterFixture.record(topic, offset, "key", body, at.toEpochMilli(), headers));
    lying.add(found);
    return found.id();
  }

  private void keep(String topic, long offset, Instant at) {
    jdbc.sql(
            """
            insert into dead_letter (topic, partition, "offset", key, value, headers, reason, kept_at)
            values (:topic, 0, :offset, 'key', :value, '{"ce_id":"k"}', 'it is too large', :at::timestamptz)
            """)
        .param("topic", topic)
        .param("offset", offset)
        .param("value", bytes(REQUEST))
        .param("at", at.toString())
        .update();
  }

  private CompletableFuture<?> take(ProducerRecord<byte[], byte[]> record) {
    if (brokerRefuses != null) {
      throw brokerRefuses;
    }
    sent.add(record);
    return CompletableFuture.completedFuture(record);
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new java.util.TreeMap<>();
    sent.getFirst().headers().forEach(one -> headers.put(one.key(), text(one.value())));
    return headers;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
