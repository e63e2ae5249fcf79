package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.orchestrator.intake.Offsets.Place;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.KafkaAdmin;

/// The broker's own ids of cluster and topics. Asked once; a topic that is made anew under a
/// running orchestrator is noticed at the next start. Thread-safe.
final class TopicIds implements Places {
  private final KafkaAdmin admin;
  private final Map<String, Ids> known = new ConcurrentHashMap<>();

  TopicIds(KafkaAdmin admin) {
    this.admin = admin;
  }

  @Override
  public Place place(TopicPartition partition) {
    Ids ids = known.computeIfAbsent(partition.topic(), this::ask);
    return new Place(ids.cluster(), ids.topic(), partition.topic(), partition.partition());
  }

  private Ids ask(String topic) {
    try (Admin client = Admin.create(admin.getConfigurationProperties())) {
      String cluster = client.describeCluster().clusterId().get();
      var described = client.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
      if (described == null) {
        throw new KafkaException("topic " + topic + " is not there");
      }
      return new Ids(cluster, described.topicId().toString());
    } catch (ExecutionException failure) {
      throw new KafkaException("topic " + topic + " cannot be described", failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new KafkaException("stopped while describing topic " + topic, stopped);
    }
  }

  private record Ids(String cluster, String topic) {}
}
