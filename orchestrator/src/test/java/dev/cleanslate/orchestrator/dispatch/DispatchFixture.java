package dev.cleanslate.orchestrator.dispatch;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Gives tests of other packages the dead letters without a broker.
public final class DispatchFixture {
  private DispatchFixture() {}

  /// Dead letters that end there; what it throws is a broker that does not acknowledge.
  public static DeadLetters deadLetters(
      JdbcClient jdbc, Consumer<ProducerRecord<byte[], byte[]>> broker) {
    return new DeadLetters(
        letter -> {
          broker.accept(letter);
          return CompletableFuture.completedFuture(letter);
        },
        jdbc);
  }
}
