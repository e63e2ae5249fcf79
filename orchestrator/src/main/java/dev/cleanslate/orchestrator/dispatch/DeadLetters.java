package dev.cleanslate.orchestrator.dispatch;

import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.tracing.Traces;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where messages go that cannot be taken: to `<topic>.dlt`, as they were, with the reason beside
/// them; or, where Kafka refuses them for their size, to a table. Acknowledged before it returns;
/// where neither place can be reached it throws, so that the offset does not move. Thread-safe;
/// repeating it adds a copy.
public final class DeadLetters {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
  private static final int ACK_SECONDS = 30;

  private final Broker broker;
  private final JdbcClient jdbc;

  DeadLetters(Broker broker, JdbcClient jdbc) {
    this.broker = broker;
    this.jdbc = jdbc;
  }

  /// Keeps this record, with the reason why it could not be taken.
  public void keep(ConsumerRecord<byte[], byte[]> record, String reason) {
    tell(record, reason);
    try {
      broker.send(letter(record, reason)).get(ACK_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | RuntimeException refused) {
      // A record that the producer itself finds too large is refused at once, not by the future.
      if (!isTooLarge(refused)) {
        throw new KafkaException("the dead letter was not acknowledged", refused);
      }
      store(record, reason);
    } catch (TimeoutException late) {
      throw new KafkaException("the dead letter was not acknowledged in time", late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TransientDataAccessResourceException(
          "stopped while keeping a dead letter", stopped);
    }
  }

  private static void tell(ConsumerRecord<byte[], byte[]> record, String reason) {
    LoggingEventBuilder line = LOG.atWarn();
    Traceparent came = StepSpan.came(record);
    if (came != null) {
      line = line.addKeyValue(Traces.LOGGED_AS, came.trace());
    }
    line.log(
        "{}-{}@{} cannot be taken and goes to {}: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        Topics.deadLetters(record.topic()),
        firstWords(reason));
  }

  /// What comes after may quote the message, which no log may hold; the dead letter has all of it.
  private static String firstWords(String reason) {
    int colon = reason.indexOf(':');
    return colon < 0 ? reason : reason.substring(0, colon);
  }

  /// Sends one record and tells when it is acknowledged.
  @FunctionalInterface
  interface Broker {
    Future<?> send(ProducerRecord<byte[], byte[]> letter);
  }

  private static boolean isTooLarge(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RecordTooLargeException) {
        return true;
      }
    }
    return false;
  }

  private static ProducerRecord<byte[], byte[]> letter(
      ConsumerRecord<byte[], byte[]> record, String reason) {
    var letter =
        new ProducerRecord<>(Topics.deadLetters(record.topic()), record.key(), record.value());
    record.headers().forEach(letter.headers()::add);
    reasons(record, reason)
        .forEach((name, text) -> letter.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    return letter;
  }

  private static Map<String, String> reasons(ConsumerRecord<byte[], byte[]> record, String reason) {
    Map<String, String> reasons = new TreeMap<>();
    reasons.put("dlt-reason", reason);
    reasons.put("dlt-topic", record.topic());
    reasons.put("dlt-partition", String.valueOf(record.partition()));
    reasons.put("dlt-offset", String.valueOf(record.offset()));
    return reasons;
  }

  private void store(ConsumerRecord<byte[], byte[]> record, String reason) {
    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(header ->
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    jdbc.sql(
            """
            insert into dead_letter (topic, partition, "offset", key, value, headers, reason)
            values (:topic, :partition, :offset, :key, :value, :headers::jsonb, :reason)
            on conflict do nothing
            """)
        .param("topic", record.topic())
        .param("partition", record.partition())
        .param("offset", record.offset())
        .param("key", record.key())
        .param("value", record.value())
        .param("headers", Wire.json().writeValueAsString(headers))
        .param("reason", reason)
        .update();
  }
}
