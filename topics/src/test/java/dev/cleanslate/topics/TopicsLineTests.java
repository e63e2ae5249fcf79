package dev.cleanslate.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import tools.jackson.databind.JsonNode;

/// On a real broker, with the golden files of the contract on it.
class TopicsLineTests {
  private static final Path GOLDEN =
      Path.of("..", "common", "messages", "src", "test", "resources", "golden");
  private static final String SAGA = "0192f3a1-7c3e-7d10-9a55-2f6f0c1d2e3f";
  private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicBoolean ended = new AtomicBoolean();
  private boolean isTerminal;

  @BeforeAll
  static void fill() throws ExecutionException, InterruptedException, IOException {
    BROKER.afterPropertiesSet();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", server()))) {
      admin
          .createTopics(
              List.of(
                  topic("delete-requests"),
                  topic("commands.openai"),
                  topic("replies"),
                  topic("sagas").configs(Map.of("retention.ms", "2592000000")),
                  topic("control").configs(Map.of("cleanup.policy", "compact")),
                  new NewTopic("elsewhere", 1, (short) 1)))
          .all()
          .get();
    }
    send("delete-requests", "acme/clone/clone-7", golden("delete-request"));
    send(
        "delete-requests",
        "acme/clone/other",
        "{\"owner\":{\"tenant\":\"acme\",\"type\":\"clone\",\"id\":\"other\"}}");
    send("delete-requests", "k", "{no json sk-verysecret");
    send("commands.openai", "lane", golden("command-advance"));
    send("replies", SAGA, golden("reply-refused"));
    send("sagas", SAGA, golden("saga-event"));
    send("control", "all", golden("hold"));
  }

  @AfterAll
  static void stop() {
    BROKER.destroy();
  }

  @Test
  void everythingIsShownInTheOrderOfItsTimeAndWhatCannotBeReadStopsNothing() {
    assertThat(run("watch", "--from", "beginning", "--to", "now")).isZero();

    assertThat(out().lines()).hasSize(7).allMatch(line -> line.matches("\\d\\d-\\d\\d .*"));
    assertThat(out())
        .contains("acme/clone/clone-7 is to be deleted, says jo@acme: contract ended")
        .contains("cannot be read: body")
        .contains("all is held by jo@acme: audit")
        .contains("refused (in-use); attached to server s-1")
        .doesNotContain("verysecret")
        .doesNotContain("\u001b");
  }

  @Test
  void anOwnersMessagesAreShownWithTheAnswersThatNameOnlyTheDeletion() {
    assertThat(run("watch", "--from", "beginning", "--to", "now", "--owner", "clone/clone-7"))
        .isZero();

    assertThat(out())
        .contains("is to be deleted")
        .contains("delete openai.store_file file-9")
        .contains("is deleting")
        .doesNotContain("other")
        .doesNotContain("held");
  }

  @Test
  void aDeletionsMessagesAreShownByHowItsIdBegins() {
    assertThat(run("watch", "--from", "beginning", "--to", "now", "--saga", "0192f3a1")).isZero();

    assertThat(out().lines()).hasSize(3);
    assertThat(out()).contains("delete openai.store_file").contains("refused").contains("deleting");
  }

  @Test
  void topicsAreNamedShortlyOrByAPattern() {
    assertThat(
            run(
                "watch",
                "--from",
                "beginning",
                "--to",
                "now",
                "--topic",
                "com*",
                "--topic",
                "cleanslate.sagas"))
        .isZero();

    assertThat(out().lines()).hasSize(2);
  }

  @Test
  void forProgramsThereIsADocumentALine() {
    run("watch", "--from", "1h", "--to", "now", "--topic", "sagas", "--json");

    JsonNode line = Wire.json().readTree(out());
    assertThat(line.at("/topic").asString()).isEqualTo("cleanslate.sagas");
    assertThat(line.at("/key").asString()).isEqualTo(SAGA);
    assertThat(line.at("/readable").asBoolean()).isTrue();
    assertThat(line.at("/message/state").asString()).isEqualTo("deleting");
    assertThat(line.at("/place").asString()).isEqualTo("0/0");
  }

  @Test
  void onATerminalWhatWantsAPersonIsRed() {
    isTerminal = true;
    run("watch", "--from", "beginning", "--to", "now", "--topic", "replies");

    assertThat(out()).contains("\u001b[31mstep 42").contains("\u001b[0m");
  }

  @Test
  void whatComesIsShownAsItComesAndFromNowNothingOlder() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", server()))) {
      admin.createTopics(List.of(topic("orphan-alerts"))).all().get();
    }
    CompletableFuture<Integer> watching =
        CompletableFuture.supplyAsync(() -> run("watch", "--topic", "orphan-alerts"));
    // Where "now" is, only the reader knows; what is sent until it is there was sent before.
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          send("orphan-alerts", "k", golden("orphan-alert"));
          return out().contains("no longer stuck");
        });
    ended.set(true);

    assertThat(watching.get(30, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void topicsAreListedWithHowLongTheyAreKept() {
    assertThat(run("list")).isZero();

    assertThat(out())
        .containsPattern("cleanslate.control +1 +1 +compacted +1")
        .containsPattern("cleanslate.sagas +1 +1 +30d +1")
        .doesNotContain("elsewhere");
  }

  @Test
  void whatIsWrongIsSaidWithTheExitStatusOfTheCommandLine() {
    assertThat(run("watch", "--topic", "nothing", "--to", "now")).isEqualTo(5);
    assertThat(run("watch", "--from", "yesterday")).isEqualTo(2);
    assertThat(run("watch", "--to", "tomorrow")).isEqualTo(2);
    assertThat(run("watch", "--bootstrap-server", "nonsense")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(err()).contains("yesterday").contains("There is no such topic");
  }

  private int run(String... words) {
    Surroundings surroundings =
        new Surroundings(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            name -> name.equals("CLEANSLATE_KAFKA") ? server() : null,
            isTerminal,
            ZoneOffset.UTC,
            Clock.systemUTC(),
            ended::get);
    return new TopicsLine(surroundings).run(words);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static NewTopic topic(String name) {
    return new NewTopic("cleanslate." + name, 1, (short) 1);
  }

  private static String golden(String name) throws IOException {
    return Files.readString(GOLDEN.resolve(name + ".json"));
  }

  private static void send(String topic, String key, String value)
      throws ExecutionException, InterruptedException {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", server()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  "cleanslate." + topic, key, value.getBytes(StandardCharsets.UTF_8)))
          .get();
    }
  }

  private static String server() {
    return BROKER.getBrokersAsString();
  }
}
