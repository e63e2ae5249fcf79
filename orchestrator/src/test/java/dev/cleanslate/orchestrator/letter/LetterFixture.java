package dev.cleanslate.orchestrator.letter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Dead letters for tests without a broker: those that a test has put down.
@Configuration(proxyBeanMethods = false)
public class LetterFixture {
  private static final List<Found> LYING = new CopyOnWriteArrayList<>();
  private static final AtomicLong OFFSET = new AtomicLong();

  /// A letter from that topic, laid aside at that time for that reason; its id.
  public static LetterId lay(
      String topic,
      @Nullable String key,
      @Nullable String body,
      long at,
      Map<String, String> headers) {
    ConsumerRecord<byte[], byte[]> record =
        record(topic, OFFSET.getAndIncrement(), key, body, at, headers);
    Found found = Found.of(record);
    LYING.add(found);
    return found.id();
  }

  static ConsumerRecord<byte[], byte[]> record(
      String topic,
      long offset,
      @Nullable String key,
      @Nullable String body,
      long at,
      Map<String, String> headers) {
    RecordHeaders all = new RecordHeaders();
    headers.forEach((name, text) -> all.add(name, text.getBytes(StandardCharsets.UTF_8)));
    return new ConsumerRecord<>(
        topic + ".dlt",
        0,
        offset,
        at,
        TimestampType.LOG_APPEND_TIME,
        0,
        0,
        bytes(key),
        bytes(body),
        all,
        Optional.empty());
  }

  private static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  @Bean
  Drawer lyingLetters() {
    return drawer(LYING);
  }

  static Drawer drawer(List<Found> lying) {
    return new Drawer() {
      @Override
      public List<Letter> newest(Search search) {
        List<Letter> letters = new ArrayList<>();
        lying.forEach(found -> letters.add(found.letter()));
        return letters.stream()
            .filter(search::has)
            .filter(one -> search.topic() == null || one.id().topic().equals(search.topic()))
            .sorted(Letter.ORDER)
            .limit(search.most())
            .toList();
      }

      @Override
      public Optional<Found> find(LetterId id) {
        return lying.stream().filter(found -> found.id().equals(id)).findFirst();
      }
    };
  }
}
