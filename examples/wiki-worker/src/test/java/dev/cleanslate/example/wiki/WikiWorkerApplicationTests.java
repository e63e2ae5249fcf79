package dev.cleanslate.example.wiki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.testkit.TestKafka;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The whole application on a real broker.
@Tag("full")
@Timeout(120)
class WikiWorkerApplicationTests {
  private static final String COMMANDS = Topics.commands("wiki");

  @Test
  void aCommandIsAnsweredAndThePageIsGone() throws Exception {
    String kafka = TestKafka.bootstrapServers();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(Topics.REPLIES, 1, (short) 1),
                  new NewTopic(Topics.VERDICTS, 1, (short) 1)))
          .all()
          .get();
    }
    try (Wiki wiki = new Wiki();
        var worker =
            WikiWorkerApplication.application()
                .run(
                    "--spring.kafka.bootstrap-servers=" + kafka,
                    "--wiki.url=" + wiki.url(),
                    "--wiki.token=" + Wiki.TOKEN,
                    "--server.port=0")) {
      wiki.pages.add("p_1");
      StepRef ref = new StepRef(new UUID(1, 1), 1, 1, new UUID(2, 2));
      Target target = Target.of("wiki.page", "p_1", Map.of("space", "team"), Wiki.ACCOUNT);
      send(kafka, new Command.Advance(ref, new OwnerRef("acme", "author", "ada"), target, 60_000));

      assertThat(answer(kafka)).isInstanceOf(Reply.Gone.class);
      assertThat(wiki.pages).isEmpty();
      String port = worker.getEnvironment().getRequiredProperty("local.server.port");
      assertThat(get("http://127.0.0.1:" + port + "/actuator/health")).contains("UP");
      assertThat(get("http://127.0.0.1:" + port + "/actuator/prometheus"))
          .contains("cleanslate_worker_ready 1");
    }
  }

  private static String get(String url) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static void send(String kafka, Command command) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(COMMANDS, "p_1", Wire.write(command))).get();
    }
  }

  private static Reply answer(String kafka) {
    try (var answers =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", kafka, "group.id", "reader", "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      answers.subscribe(List.of(Topics.REPLIES));
      while (true) {
        for (ConsumerRecord<String, byte[]> each : answers.poll(Duration.ofMillis(200))) {
          return Wire.read(each.value(), Reply.class);
        }
      }
    }
  }
}
