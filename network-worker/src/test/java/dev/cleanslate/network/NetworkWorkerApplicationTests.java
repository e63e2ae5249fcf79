package dev.cleanslate.network;

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
class NetworkWorkerApplicationTests {
  private static final String ACCOUNT = "51a0a7ed00000000000000000000acc1";
  private static final String VPC = "r006-11111111-2222-4333-8444-555555555555";
  private static final String SUBNET = "0717-22222222-2222-4333-8444-555555555555";
  private static final String INTERFACE = "0717-33333333-2222-4333-8444-555555555555";
  private static final String ADDRESS = "0717-44444444-2222-4333-8444-555555555555";
  private static final OwnerRef OWNER = new OwnerRef("acme", "node", "node-1");
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
        NetworkWorkerApplication.application()
            .run(
                "--spring.kafka.bootstrap-servers=" + kafka,
                "--cleanslate.ibm.iam-url=" + simulator.iam(),
                "--cleanslate.ibm.vpc-url=" + simulator.url() + "/vpc/{region}/v1",
                "--cleanslate.ibm.regions=us-south",
                "--cleanslate.ibm.login.api-key=ibm-simulated",
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
  void deletesAnInterfaceAndThenItsAddressAndThenFindsBothGone() throws Exception {
    simulator.play(
        """
        {"seed":[{"kind":"vpc","ids":["%s"]},{"kind":"subnet","parent":"%s","ids":["%s"]},
          {"kind":"virtual-network-interface","parent":"%s","ids":["%s"]},
          {"kind":"reserved-ip","parent":"%s","ids":["%s"],"fields":{"target":{"id":"%s"}}}]}
        """
            .formatted(VPC, VPC, SUBNET, SUBNET, INTERFACE, SUBNET, ADDRESS, INTERFACE));
    Map<String, String> scope = Map.of("region", "us-south", "subnet", SUBNET);
    Target address = Target.of("ibm.reserved_ip", ADDRESS, scope, ACCOUNT);
    Target networkInterface = Target.of("ibm.virtual_network_interface", INTERFACE, scope, ACCOUNT);

    assertThat(advanced(address))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused ->
                assertThat(refused.detail())
                    .contains("held by virtual_network_interface ")
                    .contains("(" + INTERFACE + ")"));
    assertThat(advanced(networkInterface))
        .isInstanceOfSatisfying(
            Reply.StillDeleting.class, still -> assertThat(still.nextLookMs()).isEqualTo(5_000));
    simulator.turn(Duration.ofMinutes(1));
    assertThat(advanced(networkInterface)).isInstanceOf(Reply.Gone.class);
    Reply freed = advanced(address);
    assertThat(freed).isInstanceOf(Reply.Gone.class);
    assertThat(freed.usage().calls()).isEqualTo(2);

    for (Target target : List.of(networkInterface, address)) {
      StepRef ref = ref();
      send(Topics.checks("network"), new Command.Look(ref, OWNER, target, 60_000));
      assertThat(Wire.read(next(Topics.VERDICTS, ref), Verdict.class))
          .isInstanceOfSatisfying(
              Verdict.Gone.class,
              gone ->
                  assertThat(gone.evidence().control())
                      .isEqualTo("GET /subnets/" + SUBNET + " -> 200"));
    }
  }

  private static Reply advanced(Target target) throws Exception {
    StepRef ref = ref();
    send(Topics.commands("network"), new Command.Advance(ref, OWNER, target, 60_000));
    return Wire.read(next(Topics.REPLIES, ref), Reply.class);
  }

  private static StepRef ref() {
    return new StepRef(UUID.randomUUID(), 1, 1, UUID.randomUUID());
  }

  @Test
  void healthShowsTheAccountOfTheCredential() throws Exception {
    String port = application.getEnvironment().getRequiredProperty("local.server.port");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          String health = get("http://127.0.0.1:" + port + "/actuator/health");
          assertThat(health).contains(ACCOUNT).contains("\"reachable\":true");
          assertThat(health).doesNotContain("ibm-simulated");
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
