package dev.cleanslate.orchestrator.notice.channel;

import dev.cleanslate.messages.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/// Letters on a topic of Kafka's, keyed by subject, with the headers of CloudEvents.
public final class TopicChannel implements Channel {
  private static final int ACK_SECONDS = 30;

  private final KafkaTemplate<byte[], byte[]> kafka;
  private final String topic;
  private final String type;

  /// Onto that topic, as events of that type.
  public TopicChannel(KafkaTemplate<byte[], byte[]> kafka, String topic, String type) {
    this.kafka = kafka;
    this.topic = topic;
    this.type = type;
  }

  @Override
  public void deliver(Letter letter) throws Undelivered, InterruptedException {
    var record = new ProducerRecord<>(topic, bytes(letter.subject()), bytes(letter.body()));
    new CloudEvent(letter.event(), "cleanslate/orchestrator", type, letter.subject(), letter.at())
        .headers()
        .forEach(record.headers()::add);
    try {
      kafka.send(record).get(ACK_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException failure) {
      throw Undelivered.now("Kafka did not acknowledge it", failure);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
