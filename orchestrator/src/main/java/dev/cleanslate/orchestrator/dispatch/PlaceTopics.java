package dev.cleanslate.orchestrator.dispatch;

import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.Worker;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.kafka.core.KafkaAdmin;

/// The topics of workers that stand at one place each, which no declaration lists: they are made
/// before the first command goes there. Making them again changes nothing. Thread-safe.
final class PlaceTopics {
  private final Catalog catalog;
  private final KafkaAdmin admin;
  private final int replicas;
  private final Set<String> made = ConcurrentHashMap.newKeySet();

  PlaceTopics(Catalog catalog, KafkaAdmin admin, int replicas) {
    this.catalog = catalog;
    this.admin = admin;
    this.replicas = replicas;
  }

  /// Throws what the broker answers where it cannot be asked; the next command asks again.
  void ensure(String worker) {
    Optional<Worker> declared = catalog.partedInto(worker);
    if (declared.isPresent() && !made.contains(worker)) {
      admin.createOrModifyTopics(
          TopicConfiguration.of(worker, declared.get().partitions(), replicas)
              .toArray(NewTopic[]::new));
      made.add(worker);
    }
  }
}
