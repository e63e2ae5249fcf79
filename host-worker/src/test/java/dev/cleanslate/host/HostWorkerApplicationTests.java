package dev.cleanslate.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.host.process.Child;
import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.testkit.TestKafka;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole agent on a real broker, under a name of its host's own.
class HostWorkerApplicationTests {
  private static final String WORKER = "host-" + Hosts.NAME;
  private static final OwnerRef OWNER = new OwnerRef("acme", "vpn-instance", "vpn1");
  private static ConfigurableApplicationContext application;
  private static KafkaProducer<String, byte[]> producer;
  private static KafkaConsumer<String, byte[]> answers;
  private static final List<ConsumerRecord<String, byte[]>> SEEN = new ArrayList<>();
  private static Path config;
  @TempDir static Path directory;

  @BeforeAll
  static void start() throws Exception {
    String kafka = TestKafka.bootstrapServers();
    config =
        Files.writeString(directory.resolve("vpn.json"), "{\"vpn\":{\"vpn1\":{},\"vpn10\":{}}}");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(Topics.REPLIES, 1, (short) 1),
                  new NewTopic(Topics.VERDICTS, 1, (short) 1)))
          .all()
          .get();
    }
    application = HostWorkerApplication.application().run(arguments(kafka));
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

  private static String[] arguments(String kafka) {
    return new String[] {
      "--spring.kafka.bootstrap-servers=" + kafka,
      "--cleanslate.worker.name=" + WORKER,
      "--cleanslate.host.name=" + Hosts.NAME,
      "--cleanslate.host.machine-id=" + Hosts.here().account().substring("host/".length()),
      "--cleanslate.host.processes.notes=" + directory.resolve("notes"),
      "--cleanslate.host.processes.pid-namespace=",
      "--cleanslate.host.checks.routing-table=false",
      "--cleanslate.host.files.vpn.path=" + config,
      "--cleanslate.host.files.vpn.format=json",
      "--cleanslate.host.files.vpn.at=/vpn",
      "--server.port=0"
    };
  }

  @AfterAll
  static void stop() {
    application.close();
    answers.close();
    producer.close();
  }

  @Test
  void endsAProcessAndThenFindsItGone() throws Exception {
    try (Child child = Child.willing()) {
      Target target = child.target();
      StepRef first = ref();
      advance(first, target);
      assertThat(reply(first)).isInstanceOf(Reply.StillDeleting.class);
      child.awaitEnd();

      StepRef second = ref();
      advance(second, target);
      assertThat(reply(second)).isInstanceOf(Reply.Gone.class);

      StepRef third = ref();
      look(third, target);
      assertThat(verdict(third))
          .isInstanceOfSatisfying(
              Verdict.Gone.class,
              gone ->
                  assertThat(gone.evidence().answer()).isEqualTo("exists=false is_running=false"));
    }
  }

  @Test
  void takesAnInstanceOutOfAFile() throws Exception {
    Target target =
        Target.of(
            "host.config_file",
            "vpn1",
            Map.of("host", Hosts.NAME, "file", "vpn"),
            Hosts.here().account());
    StepRef ref = ref();
    advance(ref, target);

    assertThat(reply(ref)).isInstanceOf(Reply.Gone.class);
    assertThat(Files.readString(config)).isEqualTo("{\"vpn\":{\"vpn10\":{}}}");
  }

  @Test
  void aCheckThatIsSwitchedOffIsUnverifiable() throws Exception {
    Target route =
        new Target(
            "host.route",
            "main/inet/10.0.0.0/8 dev nobody",
            Map.of("host", Hosts.NAME),
            Hosts.here().account(),
            null,
            "static/0");
    StepRef ref = ref();
    look(ref, route);

    assertThat(verdict(ref))
        .isInstanceOfSatisfying(
            Verdict.Unverifiable.class,
            unverifiable ->
                assertThat(unverifiable.detail()).contains("cleanslate.host.checks.routing-table"));
  }

  @Test
  void healthShowsTheHostAndThatItCanBeRead() throws Exception {
    String port = application.getEnvironment().getRequiredProperty("local.server.port");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(get("http://127.0.0.1:" + port + "/actuator/health"))
                .contains(Hosts.here().account())
                .contains("\"reachable\":true"));
    assertThat(get("http://127.0.0.1:" + port + "/actuator/prometheus"))
        .contains("cleanslate_worker_ready");
  }

  private static StepRef ref() {
    return new StepRef(UUID.randomUUID(), 1, 1, UUID.randomUUID());
  }

  private static void advance(StepRef ref, Target target) throws Exception {
    send(Topics.commands(WORKER), new Command.Advance(ref, OWNER, target, 60_000));
  }

  private static void look(StepRef ref, Target target) throws Exception {
    send(Topics.checks(WORKER), new Command.Look(ref, OWNER, target, 60_000));
  }

  private static Reply reply(StepRef ref) {
    return Wire.read(next(Topics.REPLIES, ref), Reply.class);
  }

  private static Verdict verdict(StepRef ref) {
    return Wire.read(next(Topics.VERDICTS, ref), Verdict.class);
  }

  private static void send(String topic, Command command) throws Exception {
    producer.send(new ProducerRecord<>(topic, command.target().id(), Wire.write(command))).get();
  }

  private static byte[] next(String topic, StepRef ref) {
    String saga = ref.saga().toString();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          answers.poll(Duration.ofMillis(100)).forEach(SEEN::add);
          return SEEN.stream()
              .anyMatch(each -> each.topic().equals(topic) && each.key().equals(saga));
        });
    return SEEN.stream()
        .filter(each -> each.topic().equals(topic) && each.key().equals(saga))
        .findFirst()
        .orElseThrow()
        .value();
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
