package dev.cleanslate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import dev.cleanslate.simulator.journal.LoggedRequest;
import dev.cleanslate.testkit.TestKafka;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
class DnsWorkerApplicationTests {
  private static final String ACCOUNT = "51a0a7ed00000000000000000000acc1";
  private static final String INSTANCE = "88888888-2222-4333-8444-555555555555";
  private static final OwnerRef OWNER = new OwnerRef("acme", "node", "node-1");
  private static final Map<String, byte[]> ANSWERS = new HashMap<>();
  private static Simulator simulator;
  private static ConfigurableApplicationContext application;
  private static KafkaProducer<String, byte[]> producer;
  private static KafkaConsumer<String, byte[]> answers;

  @BeforeAll
  static void start() throws Exception {
    String kafka = TestKafka.bootstrapServers();
    simulator = Simulator.start(SimulatorOptions.defaults());
    simulator.play("{\"seed\":[{\"kind\":\"dns-instance\",\"ids\":[\"%s\"]}]}".formatted(INSTANCE));
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
        DnsWorkerApplication.application()
            .run(
                "--spring.kafka.bootstrap-servers=" + kafka,
                "--cleanslate.ibm.iam-url=" + simulator.iam(),
                "--cleanslate.ibm.dns-url=" + simulator.dns(),
                "--cleanslate.ibm.login.api-key=ibm-simulated",
                "--cleanslate.dns.instance=" + INSTANCE,
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
  void deletesAReverseEntryThenItsAddressAndThenFindsBothGone() throws Exception {
    String zone = zone();
    Target reverse = record(zone, "PTR");
    Target address = record(zone, "A");

    assertThat(reply(advance(address))).isInstanceOf(Reply.Refused.class);
    assertThat(reply(advance(reverse))).isInstanceOf(Reply.Gone.class);
    Reply deleted = reply(advance(address));
    assertThat(deleted).isInstanceOf(Reply.Gone.class);
    assertThat(deleted.usage().calls()).isEqualTo(2);

    for (Target target : List.of(reverse, address)) {
      StepRef ref = ref();
      send(Topics.checks("dns"), new Command.Look(ref, OWNER, target, 60_000));
      assertThat(Wire.read(answer(Topics.VERDICTS, ref), Verdict.class))
          .isInstanceOfSatisfying(
              Verdict.Gone.class,
              gone ->
                  assertThat(gone.evidence().control())
                      .isEqualTo("GET /instances/%s/dnszones/%s -> 200".formatted(INSTANCE, zone)));
    }
  }

  /// The provider refuses a change of a zone while another one is under way there.
  @Test
  void changesOfOneZoneNeverOverlap() throws Exception {
    simulator.flip("dns", "mutation-ms", "100");
    String zone = zone();
    List<StepRef> sent = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      sent.add(advance(record(zone, "TXT")));
    }

    for (StepRef ref : sent) {
      assertThat(reply(ref)).isInstanceOf(Reply.Gone.class);
    }
    assertThat(
            simulator
                .requests()
                .matching("DELETE", "/dns/v1/instances/*/dnszones/%s/**".formatted(zone)))
        .hasSize(10)
        .extracting(LoggedRequest::status)
        .containsOnly(204);
  }

  @Test
  void healthShowsTheAccountOfTheCredential() throws Exception {
    String port = application.getEnvironment().getRequiredProperty("local.server.port");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          String health = get("http://127.0.0.1:" + port + "/actuator/health");
          assertThat(health).contains(ACCOUNT).contains("\"reachable\":true");
          assertThat(health).contains("dnszones?limit=1").doesNotContain("ibm-simulated");
        });
    assertThat(get("http://127.0.0.1:" + port + "/actuator/prometheus"))
        .contains("cleanslate_worker_ready");
  }

  private static String zone() {
    String zone = UUID.randomUUID().toString();
    simulator.play(
        "{\"seed\":[{\"kind\":\"dns-zone\",\"parent\":\"%s\",\"ids\":[\"%s\"]}]}"
            .formatted(INSTANCE, zone));
    return zone;
  }

  private static Target record(String zone, String type) {
    String id = type + ":" + UUID.randomUUID();
    simulator.play(
        "{\"seed\":[{\"kind\":\"dns-record\",\"parent\":\"%s\",\"ids\":[\"%s\"]}]}"
            .formatted(zone, id));
    String kind = type.equals("PTR") ? "ibm.dns_ptr_record" : "ibm.dns_record";
    return Target.of(kind, id, Map.of("instance", INSTANCE, "zone", zone), ACCOUNT);
  }

  private static StepRef advance(Target target) throws Exception {
    StepRef ref = ref();
    send(Topics.commands("dns"), new Command.Advance(ref, OWNER, target, 60_000));
    return ref;
  }

  private static StepRef ref() {
    return new StepRef(UUID.randomUUID(), 1, 1, UUID.randomUUID());
  }

  /// Under the key that the catalog asks for.
  private static void send(String topic, Command command) throws Exception {
    Map<String, String> scope = command.target().scope();
    String lane = scope.get("instance") + "/" + scope.get("zone");
    producer.send(new ProducerRecord<>(topic, lane, Wire.write(command))).get();
  }

  private static Reply reply(StepRef ref) {
    return Wire.read(answer(Topics.REPLIES, ref), Reply.class);
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
