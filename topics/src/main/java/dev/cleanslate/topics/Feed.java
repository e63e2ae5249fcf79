package dev.cleanslate.topics;

import dev.cleanslate.topics.words.Letter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/// The records of some topics, those that came into being meanwhile as well. In the order of their
/// times as far as they arrive together; between partitions there is no other order. For one
/// reader.
final class Feed {
  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private final TopicNames names;
  private final Set<TopicPartition> known =
      new TreeSet<>(
          Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition));

  Feed(Consumer<byte[], byte[]> consumer, TopicNames names) {
    this.consumer = consumer;
    this.names = names;
  }

  /// Goes to where reading begins; false where there is no such topic.
  boolean open(From from) {
    List<TopicPartition> all = partitions();
    known.addAll(all);
    consumer.assign(known);
    switch (from) {
      case From.Beginning _ -> consumer.seekToBeginning(all);
      case From.Now _ -> consumer.seekToEnd(all);
      case From.Time time -> seek(all, time.at().toEpochMilli());
    }
    // To seek is to wish; only asking for the place makes it so.
    all.forEach(consumer::position);
    return !all.isEmpty();
  }

  private void seek(List<TopicPartition> all, long time) {
    Map<TopicPartition, Long> times = all.stream().collect(Collectors.toMap(one -> one, _ -> time));
    Map<TopicPartition, OffsetAndTimestamp> places = consumer.offsetsForTimes(times);
    all.forEach(one -> {
      OffsetAndTimestamp place = places.get(one);
      if (place == null) {
        consumer.seekToEnd(List.of(one));
      } else {
        consumer.seek(one, place.offset());
      }
    });
  }

  /// Whether everything was read that is there now.
  boolean isAtEnd(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  /// Where the topics end now.
  Map<TopicPartition, Long> ends() {
    return consumer.endOffsets(known);
  }

  /// What comes next; nothing where nothing came for a while.
  List<ConsumerRecord<byte[], byte[]>> next() {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    consumer.poll(POLL).forEach(records::add);
    records.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
    return records;
  }

  /// Takes in topics and partitions that are new, from their beginning.
  void widen() {
    List<TopicPartition> fresh = partitions().stream().filter(one -> !known.contains(one)).toList();
    if (!fresh.isEmpty()) {
      known.addAll(fresh);
      consumer.assign(known);
      consumer.seekToBeginning(fresh);
    }
  }

  private List<TopicPartition> partitions() {
    return consumer.listTopics().entrySet().stream()
        .filter(one -> names.have(one.getKey()))
        .flatMap(one -> one.getValue().stream())
        .map(one -> new TopicPartition(one.topic(), one.partition()))
        .toList();
  }

  /// The record as words can be made of it.
  static Letter letter(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), header.value() == null ? "" : text(header.value()));
    }
    String key = record.key() == null ? "" : text(record.key());
    return new Letter(record.topic(), key, record.value(), headers);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
