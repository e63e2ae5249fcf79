package dev.cleanslate.worker.runtime;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/// The Kafka clients of a worker: bytes in, bytes out, offsets moved by hand, sends acknowledged by
/// all replicas. Built on the application's own Kafka settings. Thread-safe.
public final class KafkaClients implements AutoCloseable {
  private final DefaultKafkaConsumerFactory<byte[], byte[]> consumers;
  private final DefaultKafkaProducerFactory<byte[], byte[]> producers;

  /// @param consumer the application's consumer settings
  /// @param producer the application's producer settings
  public KafkaClients(Map<String, Object> consumer, Map<String, Object> producer) {
    this.consumers =
        new DefaultKafkaConsumerFactory<>(
            consumerSettings(consumer), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.producers =
        new DefaultKafkaProducerFactory<>(
            producerSettings(producer), new ByteArraySerializer(), new ByteArraySerializer());
  }

  ConsumerFactory<byte[], byte[]> consumers() {
    return consumers;
  }

  Producer<byte[], byte[]> producer() {
    return producers.createProducer();
  }

  @Override
  public void close() {
    producers.destroy();
  }

  private static Map<String, Object> consumerSettings(Map<String, Object> given) {
    Map<String, Object> settings = new HashMap<>(given);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // What a worker that was killed held is taken over by the others within ten seconds.
    settings.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    settings.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
    settings.putIfAbsent(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    return settings;
  }

  private static Map<String, Object> producerSettings(Map<String, Object> given) {
    Map<String, Object> settings = new HashMap<>(given);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    // With more than one request under way, a broker that is just becoming a partition's leader
    // may refuse the first batch and take the second; the first is then refused until it expires.
    settings.putIfAbsent(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
    return settings;
  }
}
