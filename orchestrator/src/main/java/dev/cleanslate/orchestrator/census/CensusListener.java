package dev.cleanslate.orchestrator.census;

import dev.cleanslate.messages.CensusPage;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.dispatch.DeadLetters;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/// Pages of the workers, each in a transaction of its own: they are few, and large. What cannot be
/// read becomes a dead letter; a database that cannot be reached lets the batch come again.
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
      try {
        censuses.take(Wire.read(record.value(), CensusPage.class));
      } catch (Wire.Unreadable unreadable) {
        deadLetters.keep(record, String.valueOf(unreadable.getMessage()));
      }
    }
  }
}
