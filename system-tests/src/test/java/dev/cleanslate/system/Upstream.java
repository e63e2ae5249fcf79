package dev.cleanslate.system;

import dev.cleanslate.messages.CloudEvent;
import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The service that owns the clones, and whoever else writes to the topics. What it sent is
/// acknowledged when a method returns.
final class Upstream implements AutoCloseable {
  private static final String SOURCE = "system-tests";
  private static final int ACK_S = 60;

  private final Clock clock = Clock.systemUTC();
  private final KafkaProducer<byte[], byte[]> producer;

  Upstream(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "acks",
            "all",
            "max.request.size",
            2_000_000,
            "client.id",
            SOURCE);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  int partitions(String topic) {
    return producer.partitionsFor(topic).size();
  }

  void register(Clone clone) {
    register(clone.ref(), clone.belongings().stream().map(Belonging::registered).toList());
  }

  void register(OwnerRef owner, List<ResourceEvent.Item> items) {
    Object body = new ResourceEvent.Registered(owner, items, null, null, clock.instant());
    send(Topics.RESOURCES, owner, body, event("registered", owner));
  }

  /// As a service does that speaks CloudEvents.
  void askToDelete(OwnerRef owner) {
    DeleteRequest request = new DeleteRequest(null, null, owner, SOURCE, "the test says so", null);
    send(Topics.DELETE_REQUESTS, owner, request, event("delete-requested", owner));
  }

  /// As a service does that traces what it does.
  void askToDelete(OwnerRef owner, String traceparent) {
    DeleteRequest request = new DeleteRequest(null, null, owner, SOURCE, "the test says so", null);
    var message =
        new ProducerRecord<>(
            Topics.DELETE_REQUESTS,
            owner.key().getBytes(StandardCharsets.UTF_8),
            Wire.write(request));
    event("delete-requested", owner).headers().forEach(message.headers()::add);
    message.headers().add("traceparent", traceparent.getBytes(StandardCharsets.UTF_8));
    send(message);
  }

  /// As a person does with the console producer: no key, no headers, the least that says whom.
  void askPlainly(OwnerRef owner) {
    String body = "{\"owner\":{\"type\":\"%s\",\"id\":\"%s\"}}".formatted(owner.type(), owner.id());
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    send(new ProducerRecord<>(Topics.DELETE_REQUESTS, bytes));
  }

  private CloudEvent event(String what, OwnerRef owner) {
    return new CloudEvent(
        what + "/" + owner.id(), SOURCE, "dev.cleanslate." + what, owner.key(), clock.instant());
  }

  private void send(String topic, OwnerRef owner, Object body, CloudEvent event) {
    var message =
        new ProducerRecord<>(topic, owner.key().getBytes(StandardCharsets.UTF_8), Wire.write(body));
    event.headers().forEach(message.headers()::add);
    send(message);
  }

  /// Sends whatever it is.
  void send(ProducerRecord<byte[], byte[]> message) {
    try {
      producer.send(message).get(ACK_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new IllegalStateException(message.topic() + " did not accept a record", failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
