package dev.cleanslate.orchestrator.letter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.testkit.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Dead letters on a real broker, which stamps them itself.
@Tag("full")
class KafkaDrawerTests {
  private static final List<String> TOPICS =
      List.of("cleanslate.one.dlt", "cleanslate.two.dlt", "cleanslate.empty.dlt");
  private static final Map<String, Object> BROKER =
      Map.of("bootstrap.servers", TestKafka.bootstrapServers());

  private final Drawer drawer =
      new KafkaDrawer(() ->
          new KafkaConsumer<>(BROKER, new ByteArrayDeserializer(), new ByteArrayDeserializer()));

  @BeforeAll
  static void fiftyLettersLieOnTwoTopics() throws Exception {
    try (Admin admin = Admin.create(BROKER);
        var producer =
            new KafkaProducer<>(BROKER, new ByteArraySerializer(), new ByteArraySerializer())) {
      Map<String, String> stamped = Map.of("message.timestamp.type", "LogAppendTime");
      admin
          .createTopics(
              TOPICS.stream()
                  .map(name -> new NewTopic(name, 1, (short) 1).configs(stamped))
                  .toList())
          .all()
          .get();
      for (int i = 0; i < 50; i++) {
        byte[] body = ("body " + i).getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(TOPICS.get(i % 3 == 0 ? 0 : 1), null, body)).get();
      }
    }
  }

  @Test
  void pagesFollowEachOtherWithoutAGapAndWithoutARepeat() {
    List<Letter> all = drawer.newest(search(null, null, 500));
    List<Letter> paged = new ArrayList<>();
    Drawer.@Nullable Mark beyond = null;
    for (List<Letter> page = drawer.newest(search(null, null, 7)); !page.isEmpty(); ) {
      paged.addAll(page);
      beyond = new Drawer.Mark(page.getLast().at(), page.getLast().id());
      page = drawer.newest(search(null, beyond, 7));
    }

    assertThat(ours(all)).hasSize(50).isSortedAccordingTo(Letter.ORDER);
    assertThat(ours(paged)).isEqualTo(ours(all));
  }

  /// Other tests leave letters on the same broker meanwhile.
  private static List<Letter> ours(List<Letter> letters) {
    return letters.stream().filter(letter -> TOPICS.contains(letter.topic() + ".dlt")).toList();
  }

  @Test
  void oneTopicAndOneTimeAreLookedFor() {
    List<Letter> one = drawer.newest(search("one", null, 500));
    Instant middle = one.get(5).at();

    assertThat(one).hasSize(17).allMatch(letter -> letter.topic().equals("cleanslate.one"));
    assertThat(drawer.newest(new Drawer.Search("one", middle, null, 500)))
        .hasSizeGreaterThanOrEqualTo(6)
        .noneMatch(letter -> letter.at().isBefore(middle));
    assertThat(drawer.newest(search("empty", null, 500))).isEmpty();
    assertThat(drawer.newest(search("nowhere", null, 500))).isEmpty();
  }

  @Test
  void oneIsFoundByItsNameAsLongAsItLiesThere() {
    assertThat(drawer.find(new LetterId("one", 0, 1)))
        .map(found -> Found.text(found.record().value()))
        .contains("body 3");
    assertThat(drawer.find(new LetterId("one", 0, 17))).isEmpty();
    assertThat(drawer.find(new LetterId("one", 1, 0))).isEmpty();
    assertThat(drawer.find(new LetterId("nowhere", 0, 0))).isEmpty();
  }

  private static Drawer.Search search(
      @Nullable String topic, Drawer.@Nullable Mark beyond, int most) {
    return new Drawer.Search(topic, Instant.EPOCH, beyond, most);
  }
}
