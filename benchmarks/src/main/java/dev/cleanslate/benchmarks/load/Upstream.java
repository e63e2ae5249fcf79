package dev.cleanslate.benchmarks.load;

import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// The service that owns the owners: registers what they hold and asks for their deletion. For one
/// thread.
final class Upstream implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  Upstream(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "client.id", "bench-upstream");
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /// Registers the run's owners, and behind them a marker in each partition; all is acknowledged
  /// when it returns.
  ///
  /// @return how many partitions there are
  int register(Run run) {
    int partitions = producer.partitionsFor(Topics.RESOURCES).size();
    for (int number = 0; number < run.load().sagas(); number++) {
      for (ResourceEvent event : run.registrations(number)) {
        send(Topics.RESOURCES, null, event.owner(), event);
      }
    }
    producer.flush();
    for (int partition = 0; partition < partitions; partition++) {
      OwnerRef marker = run.marker(partition);
      send(Topics.RESOURCES, partition, marker, Run.registered(marker, List.of()));
    }
    producer.flush();
    mustHaveSent();
    return partitions;
  }

  /// Asks for a deletion, and does not wait for the acknowledgement.
  void askToDelete(OwnerRef owner) {
    var request = new DeleteRequest(null, null, owner, "benchmarks", null, null);
    send(Topics.DELETE_REQUESTS, null, owner, request);
  }

  /// Throws where the broker did not take something that was sent before.
  void mustHaveSent() {
    Exception cause = failure.get();
    if (cause != null) {
      throw new IllegalStateException("the broker did not take a record", cause);
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  private void send(String topic, @Nullable Integer partition, OwnerRef owner, Object body) {
    byte[] key = owner.key().getBytes(StandardCharsets.UTF_8);
    Future<?> _ =
        producer.send(
            new ProducerRecord<>(topic, partition, key, Wire.write(body)),
            (_, problem) -> {
              if (problem != null) {
                failure.compareAndSet(null, problem);
              }
            });
  }
}
