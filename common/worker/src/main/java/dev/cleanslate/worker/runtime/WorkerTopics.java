package dev.cleanslate.worker.runtime;

import dev.cleanslate.messages.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/// The topics a worker needs, made where they do not exist yet. Replicas are the broker's default.
final class WorkerTopics {
  private WorkerTopics() {}

  /// @param counts whether the worker answers the questions of a census
  static KafkaAdmin.NewTopics of(String worker, int partitions, boolean counts) {
    List<NewTopic> topics = new ArrayList<>();
    topics.add(commands(Topics.commands(worker), partitions));
    topics.add(commands(Topics.checks(worker), partitions));
    topics.add(letters(Topics.commands(worker)));
    topics.add(letters(Topics.checks(worker)));
    if (counts) {
      topics.add(commands(Topics.census(worker), 1));
      topics.add(letters(Topics.census(worker)));
    }
    topics.add(TopicBuilder.name(Topics.CONTROL).partitions(1).compact().build());
    return new KafkaAdmin.NewTopics(topics.toArray(NewTopic[]::new));
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
