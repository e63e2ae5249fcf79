package dev.cleanslate.system;

import dev.cleanslate.messages.CloudEvent;
import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// What an upstream service tells Cleanslate. Returns once the broker has it; sending it again is
/// harmless, as long as the event's id is the same.
final class Publisher implements AutoCloseable {
  private static final String SOURCE = "clone-service";

  private final KafkaProducer<String, byte[]> producer;

  Publisher(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /// Right after the file was created, and before anybody is told of it.
  void registered(String id, OwnerRef owner, String file, String account)
      throws ExecutionException, InterruptedException {
    var item = new ResourceEvent.Item("openai.file", file, null, account, null, null, null, null);
    var event = new ResourceEvent.Registered(owner, List.of(item), null, null, null);
    send(Topics.RESOURCES, owner, event, new CloudEvent(id, SOURCE, "registered", null, null));
  }

  void deleted(String id, OwnerRef owner, String person, Instant when)
      throws ExecutionException, InterruptedException {
    var request = new DeleteRequest(null, null, owner, person, "contract ended", null);
    send(
        Topics.DELETE_REQUESTS,
        owner,
        request,
        new CloudEvent(id, SOURCE, "delete-request", null, when));
  }

  private void send(String topic, OwnerRef owner, Object message, CloudEvent event)
      throws ExecutionException, InterruptedException {
    var sent = new ProducerRecord<>(topic, owner.key(), Wire.write(message));
    event.headers().forEach(sent.headers()::add);
    producer.send(sent).get();
  }

  @Override
  public void close() {
    producer.close();
  }
}
