package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.orchestrator.intake.Offsets.Place;
import org.apache.kafka.common.TopicPartition;

/// Names partitions so that a topic made anew under an old name is another place.
@FunctionalInterface
interface Places {
  /// The place of that partition now.
  Place place(TopicPartition partition);
}
