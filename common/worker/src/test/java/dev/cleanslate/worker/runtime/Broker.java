package dev.cleanslate.worker.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// A real broker, started at the first use and stopped when the JVM ends; and a plain client for
/// it.
final class Broker implements AutoCloseable {
  private final Admin admin = Admin.create(settings());
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer());

  private final Queue<Future<RecordMetadata>> sending = new ConcurrentLinkedQueue<>();

  private static final class Shared {
    static final EmbeddedKafkaKraftBroker BROKER = start();

    private static EmbeddedKafkaKraftBroker start() {
      EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
      broker.brokerProperties(
          Map.of(
              "auto.create.topics.enable", "false",
              "group.initial.rebalance.delay.ms", "0",
              "offsets.topic.num.partitions", "3",
              "transaction.state.log.num.partitions", "1"));
      broker.afterPropertiesSet();
      Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy, "broker-stop"));
      return broker;
    }
  }

  static Map<String, Object> settings() {
    return new HashMap<>(
        Map.of(
            "bootstrap.servers",
            Shared.BROKER.getBrokersAsString().replace("localhost", "127.0.0.1"),
            "max.in.flight.requests.per.connection",
            "1"));
  }

  void topics(NewTopic... topics) throws ExecutionException, InterruptedException {
    admin.createTopics(Arrays.asList(topics)).all().get();
  }

  void topicsIfMissing(NewTopic... topics) throws ExecutionException, InterruptedException {
    Set<String> known = admin.listTopics().names().get();
    topics(
        Arrays.stream(topics)
            .filter(each -> !known.contains(each.name()))
            .toArray(NewTopic[]::new));
  }

  static NewTopic topic(String name, int partitions) {
    return new NewTopic(name, partitions, (short) 1);
  }

  Admin admin() {
    return admin;
  }

  /// Sends it; [#flush] waits until it is there.
  void send(ProducerRecord<byte[], byte[]> message) {
    sending.add(producer.send(message));
  }

  void flush() throws ExecutionException, InterruptedException {
    for (var next = sending.poll(); next != null; next = sending.poll()) {
      next.get();
    }
  }

  /// Everything on a topic, up to its end as it is now.
  List<ConsumerRecord<byte[], byte[]>> all(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
      return all;
    }
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }
}
