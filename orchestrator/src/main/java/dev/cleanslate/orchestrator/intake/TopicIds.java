package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.orchestrator.intake.Offsets.Place;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.KafkaAdmin;

/// The broker's own ids of cluster and topics, asked of it each time. Thread-safe.
final class TopicIds implements Places {
  private final KafkaAdmin admin;

  TopicIds(KafkaAdmin admin) {
    this.admin = admin;
  }

  @Override
  public Map<TopicPartition, Place> of(Collection<TopicPartition> partitions) {
    var topics = partitions.stream().map(TopicPartition::topic).distinct().toList();
    try (Admin client = Admin.create(admin.getConfigurationProperties())) {
      String cluster = client.describeCluster().clusterId().get();
      Map<String, TopicDescription> described = client.describeTopics(topics).allTopicNames().get();
      return partitions.stream()
          .collect(
              Collectors.toMap(
                  Function.identity(), partition -> place(cluster, described, partition)));
    } catch (ExecutionException failure) {
      throw new KafkaException("topics " + topics + " cannot be described", failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new KafkaException("stopped while describing topics " + topics, stopped);
    }
  }

  private static Place place(
      String cluster, Map<String, TopicDescription> described, TopicPartition partition) {
    TopicDescription topic = described.get(partition.topic());
    if (topic == null) {
      throw new KafkaException("topic " + partition.topic() + " is not there");
    }
    return new Place(cluster, topic.topicId().toString(), partition.topic(), partition.partition());
  }
}
