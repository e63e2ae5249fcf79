package dev.cleanslate.testkit;

import java.util.Map;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// A real Kafka broker for tests: one per JVM, started at the first call, on loopback and a free
/// port, stopped when the JVM ends.
///
/// Topics are not created by being used; whoever needs one creates it. Tests that share the broker
/// keep out of each other's way by names of topics and consumer groups. Thread-safe.
public final class TestKafka {
  private TestKafka() {}

  /// What clients connect to (`127.0.0.1:40321`).
  public static String bootstrapServers() {
    return Shared.BROKER.getBrokersAsString().replace("localhost", "127.0.0.1");
  }

  /// The broker itself, for a test that stops and starts it; such a test must run alone.
  public static EmbeddedKafkaBroker broker() {
    return Shared.BROKER;
  }

  private static final class Shared {
    static final EmbeddedKafkaBroker BROKER = start();

    private static EmbeddedKafkaBroker start() {
      EmbeddedKafkaBroker broker =
          new EmbeddedKafkaKraftBroker(1, 1)
              .brokerProperties(
                  Map.of(
                      "auto.create.topics.enable", "false",
                      "group.initial.rebalance.delay.ms", "0",
                      "offsets.topic.num.partitions", "5",
                      "transaction.state.log.num.partitions", "5"));
      broker.afterPropertiesSet();
      Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy, "test-kafka-stop"));
      return broker;
    }
  }
}
