package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.orchestrator.intake.Offsets.Place;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/// Names partitions so that a topic made anew under an old name is another place.
@FunctionalInterface
interface Places {
  /// The places of those partitions now.
  Map<TopicPartition, Place> of(Collection<TopicPartition> partitions);
}
