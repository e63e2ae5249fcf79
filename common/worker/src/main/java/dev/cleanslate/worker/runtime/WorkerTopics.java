package dev.cleanslate.worker.runtime;

import dev.cleanslate.messages.Topics;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/// The topics a worker needs, made where they do not exist yet. Replicas are the broker's default.
final class WorkerTopics {
  private WorkerTopics() {}

  static KafkaAdmin.NewTopics of(String worker, int partitions) {
    return new KafkaAdmin.NewTopics(
        commands(Topics.commands(worker), partitions),
        commands(Topics.checks(worker), partitions),
        letters(Topics.commands(worker)),
        letters(Topics.checks(worker)),
        TopicBuilder.name(Topics.CONTROL).partitions(1).compact().build());
  }

  /// Expiry is measured from the broker's time, so the broker must set it.
  private static NewTopic commands(String name, int partitions) {
    return TopicBuilder.name(name)
        .partitions(partitions)
        .configs(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"))
        .build();
  }

  private static NewTopic letters(String topic) {
    return TopicBuilder.name(Topics.deadLetters(topic))
        .partitions(1)
        .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"))
        .build();
  }
}
