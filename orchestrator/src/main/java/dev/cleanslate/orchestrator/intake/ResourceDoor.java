package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.ledger.Word;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Registrations from their topic.
final class ResourceDoor implements TopicIntake.BatchDoor {
  private final Registrations registrations;

  ResourceDoor(Registrations registrations) {
    this.registrations = registrations;
  }

  @Override
  public void take(List<ConsumerRecord<byte[], byte[]>> records) {
    registrations.takeAll(records.stream().map(ResourceDoor::written).toList());
  }

  private static Registrations.Written written(ConsumerRecord<byte[], byte[]> record) {
    return new Registrations.Written(
        Wire.read(record.value(), ResourceEvent.class),
        Instant.ofEpochMilli(record.timestamp()),
        Word.UPSTREAM);
  }
}
