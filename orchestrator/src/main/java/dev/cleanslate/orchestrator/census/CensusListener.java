package dev.cleanslate.orchestrator.census;

import dev.cleanslate.messages.CensusPage;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.dispatch.Bisection;
import dev.cleanslate.orchestrator.dispatch.DeadLetters;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/// Pages of the workers, each in a transaction of its own: they are few, and large. What cannot be
/// read or taken for what it holds becomes a dead letter, for every kind of every worker comes
/// behind it; a database that cannot be reached lets the batch come again.
final class CensusListener {
  private final Censuses censuses;
  private final DeadLetters deadLetters;

  CensusListener(Censuses censuses, DeadLetters deadLetters) {
    this.censuses = censuses;
    this.deadLetters = deadLetters;
  }

  @KafkaListener(id = "cleanslate.census", topics = Topics.CENSUS, containerFactory = "batches")
  void pages(List<ConsumerRecord<byte[], byte[]>> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Bisection.run(List.of(record), _ -> take(record), this::refuse);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    censuses.take(Wire.read(record.value(), CensusPage.class));
  }

  private void refuse(ConsumerRecord<byte[], byte[]> record, RuntimeException failure) {
    deadLetters.keep(
        record,
        failure instanceof Wire.Unreadable unreadable
            ? String.valueOf(unreadable.getMessage())
            : "it fails: " + failure);
  }
}
