package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.intake.Registrations.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Registrations from their topic.
final class ResourceDoor implements TopicIntake.BatchDoor {
  private final Registrations registrations;

  ResourceDoor(Registrations registrations) {
    this.registrations = registrations;
  }

  /// First all owners, in their order, then all sagas, in theirs: the order in which everybody
  /// locks. The events of one owner keep theirs.
  @Override
  public void take(List<ConsumerRecord<byte[], byte[]>> records) {
    List<Written> events = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      events.add(
          new Written(
              Wire.read(record.value(), ResourceEvent.class),
              Instant.ofEpochMilli(record.timestamp())));
    }
    events.sort(Comparator.comparing(written -> written.event().owner().key()));
    List<Recorded> recorded = new ArrayList<>();
    events.forEach(written -> recorded.add(registrations.record(written.event(), written.at())));
    registrations.joinAll(recorded);
  }

  private record Written(ResourceEvent event, Instant at) {}
}
