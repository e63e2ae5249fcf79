package dev.cleanslate.orchestrator.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.dispatch.Budgets;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.orchestrator.engine.EngineRig;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.orchestrator.notice.NoticeFixture;
import dev.cleanslate.testkit.TestKafka;
import dev.cleanslate.testkit.TestPostgres;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What is shown of a real database, a real broker and an engine at work.
class SignalTests {
  private static final String COMMANDS = Topics.commands("sim");

  private final HikariDataSource database = TestPostgres.fleetingDatabase();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicLong nanos = new AtomicLong();
  private EngineRig rig;
  private Engine engine;

  @BeforeEach
  void create() {
    PostgresBooks.migrate(database);
    rig = new EngineRig(PostgresBooks.in(database));
    engine = rig.engine.seenBy(new MoveMeters(registry, EngineRig.CATALOG));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyMetricIsExplainedOnThePageAndNoneIsMadeUp() throws Exception {
    deleted("gone");
    stuck("stuck");
    clockwork();
    try (Admin admin = admin()) {
      topics(admin);
      rounds(databaseSource(), brokerSource(admin)).once();
    }

    assertThat(SignalsPage.scraped(registry.scrape()))
        .containsExactlyInAnyOrderEntriesOf(SignalsPage.section("The orchestrator"));
  }

  @Test
  void theDatabaseSaysHowThingsStand() {
    deleted("gone");
    stuck("stuck");
    jdbc.sql("update saga set created_at = created_at - interval '1 hour'").update();
    jdbc.sql("insert into intake_offset values ('c', 'i', 'topic', 0, 5, 3)").update();
    clockwork();
    rounds(databaseSource()).once();

    assertThat(value("deletions", "state", "stuck", "owner.type", "clone")).isEqualTo(1);
    assertThat(value("steps", "state", "stuck", "kind", "file")).isEqualTo(1);
    assertThat(value("findings", "state", "open", "finding", "stuck")).isEqualTo(1);
    assertThat(value("deletions.stuck")).isEqualTo(1);
    assertThat(value("deletions.oldest.seconds")).isBetween(3600.0, 3700.0);
    assertThat(value("messages.lost")).isEqualTo(3);
    assertThat(value("health")).isEqualTo(2);
    assertThat(value("events.pending")).as("nobody published any").isGreaterThan(4);
    assertThat(value("job.overdue.seconds", "job.name", "purge")).isBetween(60.0, 120.0);
    assertThat(value("job.failed.tenants", "job.name", "purge")).isEqualTo(1);
    assertThat(value("census.age.seconds", "kind", "file")).isBetween(7200.0, 7300.0);
    assertThat(value("census.complete", "kind", "file")).as("of the latest").isZero();
    assertThat(value("census.overdue.seconds", "kind", "file")).isBetween(30.0, 90.0);
    assertThat(registry.find("cleanslate.job.overdue.seconds").tag("job.name", "census").gauge())
        .as("nobody waits for what is run by order only")
        .isNull();
  }

  @Test
  void theEngineIsCountedAndTimed() {
    deleted("one");
    deleted("two");

    assertThat(count("replies", "kind", "file", "outcome", "gone")).isEqualTo(2);
    assertThat(count("verdicts", "kind", "file", "verdict", "gone")).isEqualTo(2);
    assertThat(count("commands", "kind", "file", "type", "advance")).isEqualTo(2);
    assertThat(count("commands", "kind", "file", "type", "look")).isEqualTo(2);
    assertThat(count("step.moves", "kind", "file", "to", "gone")).isEqualTo(2);
    var ended = registry.get("cleanslate.deletion.duration");
    assertThat(ended.tags("state", "deleted", "owner.type", "clone").timer().count()).isEqualTo(2);
    var attempts = registry.get("cleanslate.step.attempts").tag("kind", "file").summary();
    assertThat(attempts.totalAmount()).as("a command and a look each").isEqualTo(4);
    var took = registry.get("cleanslate.step.duration").tag("kind", "file").timer();
    assertThat(took.count()).isEqualTo(2);
    assertThat(took.totalTime(java.util.concurrent.TimeUnit.SECONDS)).isBetween(0.0, 120.0);
    assertThat(value("verifier.last.verdict.time.seconds"))
        .isGreaterThan(
            jdbc.sql("select extract(epoch from now()) - 300").query(Double.class).single());
  }

  @Test
  void theBrokerSaysWhatWaitsAndSinceWhen() throws Exception {
    try (Admin admin = admin()) {
      topics(admin);
      Rounds rounds = rounds(brokerSource(admin));
      rounds.once();
      nanos.addAndGet(Duration.ofSeconds(40).toNanos());
      rounds.once();
      assertThat(value("lag", "queue", "commands", "worker", "sim")).isEqualTo(3);
      assertThat(value("stalled.seconds", "queue", "commands", "worker", "sim")).isEqualTo(40);
      assertThat(value("dead.letters", "queue", "commands.sim")).isEqualTo(1);

      var read = Map.of(new TopicPartition(COMMANDS, 0), new OffsetAndMetadata(2));
      admin.alterConsumerGroupOffsets("cleanslate.sim", read).all().get();
      rounds.once();
      assertThat(value("lag", "queue", "commands", "worker", "sim")).isEqualTo(1);
      assertThat(value("stalled.seconds", "queue", "commands", "worker", "sim")).isZero();
      admin.deleteConsumerGroups(List.of("cleanslate.sim")).all().get();
    }
  }

  private void deleted(String owner) {
    rig.register(owner, EngineRig.item("file", "file-" + owner));
    engine.tend(List.of(rig.openOnly(owner)));
    for (List<Command> sent = rig.sent(); !sent.isEmpty(); sent = rig.sent()) {
      engine.apply(sent.stream().map(EngineRig::gone).toList());
    }
  }

  private UUID stuck(String owner) {
    rig.register(owner, EngineRig.item("file", "file-" + owner));
    UUID saga = rig.openOnly(owner);
    engine.tend(List.of(saga));
    engine.apply(List.of(EngineRig.refused(rig.sent().getFirst())));
    engine.apply(List.of(EngineRig.present(rig.sent().getFirst(), Verdict.Standing.HELD)));
    return saga;
  }

  /// Two jobs, one of which is late and failed; a census that was complete once, and not the last
  /// time.
  private void clockwork() {
    jdbc.sql(
            """
            insert into job (name, next_run, last_finished)
            values ('purge', now() - interval '1 minute', now() - interval '2 minutes'), ('census', now() - interval '1 day', null)
            """)
        .update();
    jdbc.sql("insert into job_result values ('purge', 't', now(), '{\"failed\":\"the log\"}')")
        .update();
    jdbc.sql("insert into census (kind, due_at) values ('file', now() - interval '30 seconds')")
        .update();
    jdbc.sql(
            """
            insert into census_result
            values ('file', '', true, now(), now() - interval '3 hours', 1, 0, 0, 0, null),
                   ('file', '', false, now(), now() - interval '2 hours', 1, 0, 0, 0, 'unavailable')
            """)
        .update();
  }

  private void topics(Admin admin) throws Exception {
    var wanted =
        List.of(
            new NewTopic(COMMANDS, 1, (short) 1),
            new NewTopic(Topics.deadLetters(COMMANDS), 1, (short) 1));
    if (!admin.listTopics().names().get().contains(COMMANDS)) {
      admin.createTopics(wanted).all().get();
      try (var producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", (Object) TestKafka.bootstrapServers()),
              new ByteArraySerializer(),
              new ByteArraySerializer())) {
        for (int record = 0; record < 3; record++) {
          producer.send(new ProducerRecord<>(COMMANDS, new byte[] {1})).get();
        }
        producer.send(new ProducerRecord<>(Topics.deadLetters(COMMANDS), new byte[] {1})).get();
      }
    }
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", (Object) TestKafka.bootstrapServers()));
  }

  private Rounds rounds(Source... sources) {
    return new Rounds(List.of(sources), registry, Duration.ofSeconds(15), nanos::get);
  }

  private Source databaseSource() {
    return new DatabaseSource(
        new TransactionTemplate(new DataSourceTransactionManager(database)),
        jdbc,
        NoticeFixture.watched(jdbc),
        new ClockworkRows(jdbc, "purge"::equals, Map.of("file", Duration.ofHours(24))),
        _ -> Map.of("sim", new Budgets.Standing(10, 7, 1)));
  }

  private Source brokerSource(Admin admin) {
    return new BrokerSource(admin, EngineRig.CATALOG, new IntakeRows(jdbc), new Stalls(nanos::get));
  }

  private double value(String name, String... tags) {
    return registry.get("cleanslate." + name).tags(tags).gauge().value();
  }

  private double count(String name, String... tags) {
    return registry.get("cleanslate." + name).tags(tags).counter().count();
  }
}
