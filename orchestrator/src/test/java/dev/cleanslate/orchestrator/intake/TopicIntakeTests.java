package dev.cleanslate.orchestrator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.messages.CloudEvent;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.orchestrator.dispatch.DispatchFixture;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.EngineRig;
import dev.cleanslate.orchestrator.engine.Hiccups;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.testkit.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;

/// The intake of delete requests on a real database, with records as a broker hands them over.
class TopicIntakeTests {
  private static final TopicPartition PARTITION = new TopicPartition(Topics.DELETE_REQUESTS, 0);

  private final List<String> letters = new ArrayList<>();
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private String topicId = "id";
  private HikariDataSource database;
  private JdbcClient jdbc;
  private EngineRig rig;
  private Hiccups hiccups;
  private @Nullable RuntimeException brokerRefuses;

  @BeforeEach
  void create() {
    database = TestPostgres.fleetingDatabase();
    PostgresBooks.migrate(database);
    jdbc = JdbcClient.create(database);
    Books books = PostgresBooks.in(database);
    hiccups = Hiccups.before(books.transactions());
    rig = new EngineRig(Hiccups.in(books, hiccups));
    rig.register("a", EngineRig.item("file", "f1"));
    rig.register("b", EngineRig.item("file", "f2"));
    ends(1_000);
  }

  @AfterEach
  void close() {
    consumer.close();
    database.close();
  }

  @Test
  void goodRequestsOpenSagasAndBadOnesBecomeLettersWithTheirReason() {
    TopicIntake intake = assigned(0, 0);

    intake.onMessage(
        records(
            0,
            "{\"owner\":{\"tenant\":\"t\",\"type\":\"clone\",\"id\":\"a\"}}",
            "not json",
            "{\"owner\":{\"tenant\":\"t\",\"type\":\"clone\"}}",
            "{\"owner\":{\"tenant\":\"t\",\"type\":\"cow\",\"id\":\"a\"}}",
            null,
            "{\"owner\":{\"tenant\":\"t\",\"type\":\"clone\",\"id\":\"b\"}}"),
        consumer);

    assertThat(sagas()).isEqualTo(2);
    assertThat(letters).hasSize(4);
    assertThat(letters.get(0)).contains("body cannot be read");
    assertThat(letters.get(1)).contains("owner.id is missing");
    assertThat(letters.get(2)).contains("owner.type cow is not declared");
    assertThat(letters.get(3)).contains("body is empty");
    assertThat(storedOffset()).isEqualTo(6);
  }

  @Test
  void theSameBatchAgainOpensNothing() {
    var batch = records(0, "{\"owner\":{\"tenant\":\"t\",\"type\":\"clone\",\"id\":\"a\"}}");
    assigned(0, 0).onMessage(batch, consumer);

    TopicIntake restarted = assigned(0, 1);
    restarted.onMessage(batch, consumer);

    assertThat(sagas()).isEqualTo(1);
    assertThat(storedOffset()).isEqualTo(1);
  }

  @Test
  void whoLostThePartitionTakesNothing() {
    TopicIntake old = assigned(0, 0);
    TopicIntake fresh = assigned(0, 0);
    fresh.onMessage(
        records(0, "{\"owner\":{\"tenant\":\"t\",\"type\":\"clone\",\"id\":\"a\"}}"), consumer);

    assertThatThrownBy(() ->
            old.onMessage(
                records(0, "{\"owner\":{\"tenant\":\"t\",\"type\":\"clone\",\"id\":\"b\"}}"),
                consumer))
        .isInstanceOf(ConcurrencyFailureException.class);
    old.onMessage(
        records(0, "{\"owner\":{\"tenant\":\"t\",\"type\":\"clone\",\"id\":\"b\"}}"), consumer);

    assertThat(sagas()).isEqualTo(1);
    assertThat(storedOffset()).isEqualTo(1);
  }

  @Test
  void aCommitThatIsNotAcknowledgedIsFoundAndTheNextBatchIsTaken() {
    TopicIntake intake = assigned(0, 0);
    var batch = records(0, "{\"owner\":{\"tenant\":\"t\",\"type\":\"clone\",\"id\":\"a\"}}");
    hiccups.unacknowledged = new CannotCreateTransactionException("the database is away");
    assertThatThrownBy(() -> intake.onMessage(batch, consumer))
        .isInstanceOf(CannotCreateTransactionException.class);

    intake.onMessage(batch, consumer);
    intake.onMessage(
        records(1, "{\"owner\":{\"tenant\":\"t\",\"type\":\"clone\",\"id\":\"b\"}}"), consumer);

    assertThat(sagas()).isEqualTo(2);
    assertThat(letters).isEmpty();
    assertThat(storedOffset()).isEqualTo(2);
  }

  @Test
  void whatFailsAfterTheCommitIsMadeGoodByTheTimerAndBlamesNoRequest() {
    for (RuntimeException failure :
        List.of(
            new CannotCreateTransactionException("the pool is dry"),
            new IllegalStateException("the catalog holds no such kind"))) {
      long from = sagas();
      String owner = from == 0 ? "a" : "b";
      TopicIntake intake = assigned(0, from);
      hiccups.next = failure;

      intake.onMessage(
          records(
              from,
              "{\"owner\":{\"tenant\":\"t\",\"type\":\"clone\",\"id\":\"%s\"}}".formatted(owner)),
          consumer);

      assertThat(hiccups.next).as("not raised").isNull();
      assertThat(letters).isEmpty();
      assertThat(storedOffset()).isEqualTo(from + 1);
      assertThat(rig.sent()).as("planned").isEmpty();
      rig.engine.wake(10);
      assertThat(rig.sent()).as("commands once the timer comes").hasSize(1);
    }
  }

  @Test
  void aLetterThatIsNotAcknowledgedKeepsTheOffset() {
    TopicIntake intake = assigned(0, 0);
    brokerRefuses = new KafkaException("the broker is away");
    assertThatThrownBy(() -> intake.onMessage(records(0, "not json"), consumer))
        .isInstanceOf(KafkaException.class);
    assertThat(jdbc.sql("select count(*) from intake_offset").query(Long.class).single()).isZero();

    brokerRefuses = null;
    intake.onMessage(records(0, "not json"), consumer);

    assertThat(letters).hasSize(1);
    assertThat(storedOffset()).isEqualTo(1);
  }

  @Test
  void aLetterThatTheBrokerFindsTooLargeIsKeptInATable() {
    TopicIntake intake = assigned(0, 0);
    brokerRefuses = new RecordTooLargeException("1048380 bytes");

    intake.onMessage(records(0, "not json"), consumer);

    assertThat(jdbc.sql("select reason from dead_letter").query(String.class).single())
        .contains("body cannot be read");
    assertThat(storedOffset()).isEqualTo(1);
  }

  @Test
  void aTopicThatEndsBeforeWhatWasReadOfItIsReadFromItsBeginning() {
    new Offsets(jdbc).advance(place(), 0, 500);
    ends(3);

    TopicIntake intake = assigned(0, 0);
    intake.onMessage(records(0, wish("a")), consumer);

    assertThat(sagas()).isEqualTo(1);
    assertThat(storedOffset()).isEqualTo(1);
  }

  @Test
  void aTopicThatIsShortenedWhileItIsReadIsReadFromItsBeginning() {
    new Offsets(jdbc).advance(place(), 0, 500);
    TopicIntake intake = assigned(0, 500);
    ends(4);

    intake.onMessage(records(3, wish("b")), consumer);
    assertThat(consumer.position(PARTITION)).isZero();
    intake.onMessage(records(0, wish("a"), "not json", "{}", wish("b")), consumer);

    assertThat(sagas()).isEqualTo(2);
    assertThat(storedOffset()).isEqualTo(4);
    assertThat(new Offsets(jdbc).lost()).isZero();
  }

  @Test
  void aTopicThatIsMadeAnewWhileItIsReadIsReadFromItsBeginning() {
    new Offsets(jdbc).advance(place(), 0, 500);
    TopicIntake intake = assigned(0, 500);
    topicId = "another";

    intake.onMessage(records(700, wish("b")), consumer);
    assertThat(consumer.position(PARTITION)).isZero();
    intake.onMessage(records(0, wish("a")), consumer);

    assertThat(sagas()).isEqualTo(1);
    assertThat(new Offsets(jdbc).next(place())).hasValue(1);
    assertThat(new Offsets(jdbc).lost()).isZero();
  }

  @Test
  void recordsThatWereDeletedUnreadAreCounted() {
    assigned(0, 0)
        .onMessage(
            records(0, "{\"owner\":{\"tenant\":\"t\",\"type\":\"clone\",\"id\":\"a\"}}"), consumer);

    TopicIntake late = assigned(7, 7);
    late.onMessage(
        records(9, "{\"owner\":{\"tenant\":\"t\",\"type\":\"clone\",\"id\":\"b\"}}"), consumer);

    assertThat(new Offsets(jdbc).lost()).isEqualTo(6 + 2);
    assertThat(new IntakeHealth(new Offsets(jdbc)).health().getStatus().getCode())
        .isEqualTo("DOWN");
    assertThat(sagas()).isEqualTo(2);
  }

  @Test
  void aRepeatedEventIsTheSameRequestAndAnotherBodyUnderItsIdIsRefused() {
    TopicIntake intake = assigned(0, 0);

    intake.onMessage(
        List.of(
            event(0, "r-1", "{\"owner\":{\"tenant\":\"t\",\"type\":\"clone\",\"id\":\"a\"}}"),
            event(1, "r-1", "{\"owner\":{\"tenant\":\"t\",\"type\":\"clone\",\"id\":\"a\"}}"),
            event(2, "r-1", "{\"owner\":{\"tenant\":\"t\",\"type\":\"clone\",\"id\":\"b\"}}")),
        consumer);

    assertThat(sagas()).isEqualTo(1);
    assertThat(letters).hasSize(1);
    assertThat(letters.getFirst()).contains("ID_REUSED");
  }

  private TopicIntake assigned(long beginning, long expectedStart) {
    TopicIntake intake =
        new TopicIntake(
            rig.books.transactions(),
            new Offsets(jdbc),
            DispatchFixture.deadLetters(
                jdbc,
                letter -> {
                  if (brokerRefuses != null) {
                    throw brokerRefuses;
                  }
                  letters.add(
                      new String(
                          letter.headers().lastHeader("dlt-reason").value(),
                          StandardCharsets.UTF_8));
                }),
            partitions -> Map.of(PARTITION, place()),
            new DeleteRequestDoor(
                IntakeFixture.deletions(
                    rig.books, rig.engine, EngineRig.CATALOG, jdbc, UUID::randomUUID)));
    consumer.assign(List.of(PARTITION));
    consumer.updateBeginningOffsets(Map.of(PARTITION, beginning));
    intake.onPartitionsAssigned(consumer, List.of(PARTITION));
    assertThat(consumer.position(PARTITION)).isEqualTo(expectedStart);
    return intake;
  }

  private Offsets.Place place() {
    return new Offsets.Place("cluster", topicId, PARTITION.topic(), PARTITION.partition());
  }

  private void ends(long end) {
    consumer.updateEndOffsets(Map.of(PARTITION, end));
  }

  private static String wish(String owner) {
    return "{\"owner\":{\"tenant\":\"t\",\"type\":\"clone\",\"id\":\"%s\"}}".formatted(owner);
  }

  private long sagas() {
    return jdbc.sql("select count(*) from saga").query(Long.class).single();
  }

  private long storedOffset() {
    return jdbc.sql("select next_offset from intake_offset").query(Long.class).single();
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(
      long from, @Nullable String... bodies) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (String body : Arrays.asList(bodies)) {
      records.add(record(from + records.size(), body));
    }
    return records;
  }

  private static ConsumerRecord<byte[], byte[]> event(long offset, String id, String body) {
    ConsumerRecord<byte[], byte[]> record = record(offset, body);
    new CloudEvent(id, "upstream", "dev.cleanslate.delete-request", null, null)
        .headers()
        .forEach(record.headers()::add);
    return record;
  }

  @SuppressWarnings("NullAway") // A record without a body is what a tombstone looks like.
  private static ConsumerRecord<byte[], byte[]> record(long offset, @Nullable String body) {
    return new ConsumerRecord<>(
        Topics.DELETE_REQUESTS,
        0,
        offset,
        System.currentTimeMillis() + 1000,
        org.apache.kafka.common.record.TimestampType.CREATE_TIME,
        0,
        0,
        null,
        body == null ? null : body.getBytes(StandardCharsets.UTF_8),
        new org.apache.kafka.common.header.internals.RecordHeaders(),
        java.util.Optional.empty());
  }
}
