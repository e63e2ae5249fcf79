package dev.cleanslate.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.testkit.TestKafka;
import dev.cleanslate.testkit.TestPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole application on a real broker and a real PostgreSQL.
class RecordsWorkerApplicationTests {
  private static final OwnerRef OWNER = new OwnerRef("acme", "token", "token-1");
  private static final String TOKEN = "00112233445566778899aabbccddeeff";
  private static final Map<String, byte[]> ANSWERS = new HashMap<>();
  private static Estate gateway;
  private static ConfigurableApplicationContext application;
  private static KafkaProducer<String, byte[]> producer;
  private static KafkaConsumer<String, byte[]> answers;

  @BeforeAll
  static void start() throws Exception {
    String kafka = TestKafka.bootstrapServers();
    gateway = Estate.ofItsOwn(Estate.resource("/estate/gateway.sql"));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(Topics.REPLIES, 1, (short) 1),
                  new NewTopic(Topics.VERDICTS, 1, (short) 1)))
          .all()
          .get();
    }
    application =
        RecordsWorkerApplication.application()
            .run(
                "--spring.kafka.bootstrap-servers=" + kafka,
                "--cleanslate.records.databases.gateway.url=" + gateway.ownUrl(),
                "--cleanslate.records.databases.gateway.username=" + TestPostgres.USER,
                "--cleanslate.records.databases.gateway.password=" + Estate.SECRET,
                "--server.port=0");
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
    answers =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", kafka, "group.id", "reader", "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    answers.subscribe(List.of(Topics.REPLIES, Topics.VERDICTS));
  }

  @AfterAll
  static void stop() {
    application.close();
    answers.close();
    producer.close();
    gateway.close();
  }

  @Test
  void deletesATokensCertificatesAndThenFindsThemGone() throws Exception {
    gateway.run(
        "insert into certificates (owner_token_hash, domain) select '%s', 'x' from generate_series(1, 3)"
            .formatted(TOKEN));
    Target target = gateway.target("gateway.certificate", TOKEN);

    StepRef advanced = ref();
    send(Topics.commands("records"), new Command.Advance(advanced, OWNER, target, 60_000));
    assertThat(Wire.read(answer(Topics.REPLIES, advanced), Reply.class))
        .isInstanceOf(Reply.Gone.class);
    StepRef looked = ref();
    send(Topics.checks("records"), new Command.Look(looked, OWNER, target, 60_000));
    assertThat(Wire.read(answer(Topics.VERDICTS, looked), Verdict.class))
        .isInstanceOfSatisfying(
            Verdict.Gone.class,
            gone -> assertThat(gone.evidence().account()).isEqualTo(gateway.account));
  }

  @Test
  void whatIsInADatabaseThatIsNotConfiguredIsNotServed() throws Exception {
    StepRef looked = ref();
    send(
        Topics.checks("records"),
        new Command.Look(looked, OWNER, gateway.target("node.record", "node-1", "1"), 60_000));

    assertThat(Wire.read(answer(Topics.VERDICTS, looked), Verdict.class))
        .isInstanceOfSatisfying(
            Verdict.Unverifiable.class,
            unverifiable -> assertThat(unverifiable.detail()).contains("does not serve the kind"));
  }

  @Test
  void noDatabaseOfTheOwnersIsTakenForTheApplicationsOwn() {
    assertThat(application.getBeansOfType(DataSource.class)).isEmpty();
  }

  @Test
  void healthShowsWhichDatabaseItIsAndNoCredential() throws Exception {
    String port = application.getEnvironment().getRequiredProperty("local.server.port");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          String health = get("http://127.0.0.1:" + port + "/actuator/health");
          assertThat(health).contains(gateway.account).contains("gateway: good");
          assertThat(health).doesNotContain(Estate.SECRET);
        });
    assertThat(get("http://127.0.0.1:" + port + "/actuator/prometheus"))
        .contains("cleanslate_worker_ready");
  }

  @Test
  void withoutDatabasesOrWithOneThatNoKindIsInItDoesNotStart() {
    for (String wrong :
        new String[] {
          "--nothing=", "--cleanslate.records.databases.elsewhere.url=jdbc:postgresql://h/d"
        }) {
      assertThatThrownBy(() ->
              RecordsWorkerApplication.application()
                  .run(
                      wrong,
                      "--cleanslate.records.databases.elsewhere.username="
                          + (wrong.length() > 20 ? "u" : ""),
                      "--server.port=0"))
          .hasStackTraceContaining("cleanslate.records.databases");
    }
  }

  private static StepRef ref() {
    return new StepRef(UUID.randomUUID(), 1, 1, UUID.randomUUID());
  }

  private static void send(String topic, Command command) throws Exception {
    producer.send(new ProducerRecord<>(topic, command.target().id(), Wire.write(command))).get();
  }

  private static byte[] answer(String topic, StepRef ref) {
    String wanted = topic + ref.saga();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          answers
              .poll(Duration.ofMillis(100))
              .forEach(each -> ANSWERS.put(each.topic() + each.key(), each.value()));
          return ANSWERS.containsKey(wanted);
        });
    return Objects.requireNonNull(ANSWERS.get(wanted));
  }

  private static String get(String url) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
