package dev.cleanslate.standalone.demo;

import dev.cleanslate.messages.CloudEvent;
import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The service that owns the clones: registers what it made, and asks for deletions, on Kafka's
/// topics and with CloudEvents headers.
final class Upstream implements AutoCloseable {
  private static final String SOURCE = "cleanslate-demo";

  private final KafkaProducer<String, byte[]> producer;

  Upstream(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "acks",
            "all",
            "enable.idempotence",
            "true",
            "client.id",
            SOURCE);
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  void register(Owner owner, Instant now) throws IOException, InterruptedException {
    ResourceEvent event =
        new ResourceEvent.Registered(
            owner.role().owner(), owner.registered(), owner.aliases(), null, now);
    send(Topics.RESOURCES, owner.role().owner(), "registered", event, now);
  }

  void askToDelete(OwnerRef owner, boolean force, Instant now)
      throws IOException, InterruptedException {
    DeleteRequest request =
        new DeleteRequest(
            null, null, owner, SOURCE, "the demonstration is over", null, force, null);
    send(Topics.DELETE_REQUESTS, owner, "delete-requested", request, now);
  }

  private void send(String topic, OwnerRef owner, String what, Object body, Instant now)
      throws IOException, InterruptedException {
    CloudEvent event =
        new CloudEvent(what + "/" + owner.id(), SOURCE, "dev.cleanslate." + what, owner.key(), now);
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(topic, owner.key(), Wire.write(body));
    event.headers().forEach((name, value) -> message.headers().add(name, value));
    try {
      producer.send(message).get();
    } catch (ExecutionException failure) {
      throw new IOException("%s was not accepted by Kafka".formatted(topic), failure.getCause());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
