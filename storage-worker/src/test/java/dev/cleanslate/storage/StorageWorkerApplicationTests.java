package dev.cleanslate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import dev.cleanslate.testkit.TestKafka;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/// The whole application on a real broker, against the simulator.
class StorageWorkerApplicationTests {
  private static final String ACCOUNT = "account-simulated";
  private static Simulator simulator;
  private static ConfigurableApplicationContext application;
  private static KafkaProducer<String, byte[]> producer;
  private static KafkaConsumer<String, byte[]> answers;

  @BeforeAll
  static void start() throws Exception {
    String kafka = TestKafka.bootstrapServers();
    simulator = Simulator.start(SimulatorOptions.defaults());
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
        StorageWorkerApplication.application()
            .run(
                "--spring.kafka.bootstrap-servers=" + kafka,
                "--cleanslate.storage.stores.attic.endpoint=" + simulator.s3(),
                "--cleanslate.storage.stores.attic.access-key=AKIASIMULATED",
                "--cleanslate.storage.stores.attic.secret-key=secret-simulated",
                "--cleanslate.storage.stores.other.endpoint=" + simulator.s3(),
                "--cleanslate.storage.stores.other.access-key=AKIASIMULATED",
                "--cleanslate.storage.stores.other.secret-key=secret-simulated",
                "--cleanslate.storage.stores.other.account=project-x",
                "--cleanslate.storage.stores.other.sentinel=ours/always/there",
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
    simulator.close();
  }

  @Test
  void deletesAllUnderAPrefixAndThenFindsItGone() throws Exception {
    simulator.objects().seed("s3-object", 3, "attic");
    Target target =
        Target.of(
            "storage.prefix", "clones/a1/", Map.of("bucket", "attic", "store", "attic"), ACCOUNT);
    simulator.play(
        """
        {"seed":[{"kind":"s3-object","parent":"attic","count":3,"fields":{"prefix":"clones/a1/"}},
                 {"kind":"s3-object","parent":"ours","ids":["always/there"]}]}
        """);
    StepRef ref = new StepRef(UUID.randomUUID(), 1, 1, UUID.randomUUID());
    OwnerRef owner = new OwnerRef("acme", "clone", "clone-1");

    send(Topics.commands("storage"), new Command.Advance(ref, owner, target, 60_000));

    Reply reply = Wire.read(next(Topics.REPLIES, ref), Reply.class);
    assertThat(reply).isInstanceOf(Reply.Gone.class);
    assertThat(((Reply.Gone) reply).tally()).isEqualTo(new Tally(3, 0));
    assertThat(simulator.objects().count("s3-object")).isEqualTo(4);

    send(Topics.checks("storage"), new Command.Look(ref, owner, target, 60_000));

    Verdict verdict = Wire.read(next(Topics.VERDICTS, ref), Verdict.class);
    assertThat(verdict).isInstanceOf(Verdict.Gone.class);
  }

  @Test
  void healthShowsTheAccountsOfAllStores() throws Exception {
    simulator.play(
        "{\"seed\":[{\"kind\":\"s3-object\",\"parent\":\"ours\",\"ids\":[\"always/there\"]}]}");
    String port = application.getEnvironment().getRequiredProperty("local.server.port");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          String health = get("http://127.0.0.1:" + port + "/actuator/health");
          assertThat(health)
              .contains("attic: " + ACCOUNT)
              .contains("other: project-x")
              .contains("\"reachable\":true");
          assertThat(health).doesNotContain("secret-simulated");
        });
    assertThat(get("http://127.0.0.1:" + port + "/actuator/prometheus"))
        .contains("cleanslate_worker_ready");
  }

  private static void send(String topic, Command command) throws Exception {
    producer.send(new ProducerRecord<>(topic, command.target().id(), Wire.write(command))).get();
  }

  private static byte[] next(String topic, StepRef ref) {
    List<byte[]> found = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          answers
              .poll(Duration.ofMillis(100))
              .records(topic)
              .forEach(each -> {
                if (each.key().equals(ref.saga().toString())) {
                  found.add(each.value());
                }
              });
          return !found.isEmpty();
        });
    return found.getFirst();
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
