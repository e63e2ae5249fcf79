package dev.cleanslate.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// The dead letters of one topic, by the mark that their originals bore.
final class Letters {
  private static final String MARK = "poison";

  private final Map<String, ConsumerRecord<byte[], byte[]>> byMark = new HashMap<>();

  private Letters() {}

  static Letters of(Chronicle chronicle, String topic) {
    Letters letters = new Letters();
    for (ConsumerRecord<byte[], byte[]> letter : chronicle.of(Topics.deadLetters(topic))) {
      letters.byMark.put(header(letter, MARK), letter);
    }
    return letters;
  }

  /// A record with a mark by which its dead letter is found.
  static ProducerRecord<byte[], byte[]> marked(
      String topic, @Nullable Integer partition, byte @Nullable [] key, byte[] value, String mark) {
    var record = new ProducerRecord<byte[], byte[]>(topic, partition, key, value);
    record.headers().add(MARK, mark.getBytes(UTF_8));
    return record;
  }

  /// How many with a body of that size the database keeps for a topic.
  static int stored(Connection books, String topic, int size) throws SQLException {
    String sql = "select count(*) from dead_letter where topic = ? and length(value) = ?";
    try (PreparedStatement count = books.prepareStatement(sql)) {
      count.setString(1, topic);
      count.setInt(2, size);
      try (ResultSet rows = count.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  /// One into each partition of its topic, so that none is spared.
  static void pour(World world, Poison poison) {
    byte[] key = poison.name().getBytes(UTF_8);
    for (int partition = 0; partition < world.upstream().partitions(poison.topic()); partition++) {
      String mark = mark(poison, partition);
      world.upstream().send(marked(poison.topic(), partition, key, poison.value(), mark));
    }
  }

  /// The mark of the one in that partition.
  static String mark(Poison poison, int partition) {
    return poison.name() + "-" + partition;
  }

  boolean has(String mark) {
    return byMark.containsKey(mark);
  }

  /// It is there as it was, and says where it came from and what is wrong with it.
  void hold(Poison poison, String mark, int partition) {
    ConsumerRecord<byte[], byte[]> letter = byMark.get(mark);
    if (letter == null) {
      throw new AssertionError("%s of %s has no dead letter".formatted(mark, poison.topic()));
    }
    assertThat(letter.value()).as("the body of %s", mark).isEqualTo(poison.value());
    assertThat(header(letter, "dlt-reason")).as(mark).contains(poison.because());
    assertThat(header(letter, "dlt-topic")).isEqualTo(poison.topic());
    assertThat(header(letter, "dlt-partition")).isEqualTo(Integer.toString(partition));
    assertThat(header(letter, "dlt-offset")).matches("\\d+");
  }

  /// The reason beside the letter with this mark; empty where there is no such letter.
  String reason(String mark) {
    ConsumerRecord<byte[], byte[]> letter = byMark.get(mark);
    return letter == null ? "" : header(letter, "dlt-reason");
  }

  /// How many letters of a topic hold only a part of an original of that size.
  static long truncated(Chronicle chronicle, String topic, int size) {
    return chronicle.of(Topics.deadLetters(topic)).stream()
        .filter(letter -> header(letter, "dlt-truncated-from").equals(Integer.toString(size)))
        .filter(letter -> !header(letter, "dlt-reason").isEmpty())
        .count();
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }
}
