package dev.cleanslate.orchestrator.dispatch;

import dev.cleanslate.messages.Topics;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.Kind;
import dev.cleanslate.orchestrator.catalog.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/// Every topic, with its partitions and its retention. Created at start where it is missing; never
/// shrunk.
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "cleanslate.kafka.enabled", matchIfMissing = true)
class TopicConfiguration {
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int PARTITIONS = 6;

  @Bean
  KafkaAdmin.NewTopics topics(DeclaredTopics declared) {
    return new KafkaAdmin.NewTopics(declared.topics().toArray(NewTopic[]::new));
  }

  @Bean
  DeclaredTopics declaredTopics(
      Catalog catalog, @Value("${cleanslate.topics.replicas:1}") int replicas) {
    List<NewTopic> topics = new ArrayList<>();
    withLetters(topics, Topics.DELETE_REQUESTS, PARTITIONS, MONTH, replicas);
    withLetters(topics, Topics.RESOURCES, PARTITIONS, MONTH, replicas);
    withLetters(topics, Topics.REPLIES, PARTITIONS, WEEK, replicas);
    withLetters(topics, Topics.VERDICTS, PARTITIONS, WEEK, replicas);
    withLetters(topics, Topics.CENSUS, 1, WEEK, replicas);
    topics.add(topic(Topics.SAGAS, PARTITIONS, MONTH, replicas));
    topics.add(topic(Topics.ORPHAN_ALERTS, 1, MONTH, replicas));
    topics.add(
        TopicBuilder.name(Topics.CONTROL).partitions(1).replicas(replicas).compact().build());
    for (Worker worker : catalog.workers().values()) {
      if (worker.per().isEmpty()) {
        topics.addAll(of(worker.name(), worker.partitions(), replicas));
      }
    }
    catalog.kinds().values().stream()
        .filter(kind -> kind.census().isPresent())
        .map(Kind::worker)
        .distinct()
        .forEach(worker -> withLetters(topics, Topics.census(worker), 1, WEEK, replicas));
    return new DeclaredTopics(topics);
  }

  /// The topics of one worker.
  static List<NewTopic> of(String worker, int partitions, int replicas) {
    List<NewTopic> topics = new ArrayList<>();
    withLetters(topics, Topics.commands(worker), partitions, WEEK, replicas);
    withLetters(topics, Topics.checks(worker), partitions, WEEK, replicas);
    return topics;
  }

  private static void withLetters(
      List<NewTopic> topics, String name, int partitions, Duration kept, int replicas) {
    topics.add(topic(name, partitions, kept, replicas));
    topics.add(topic(Topics.deadLetters(name), 1, MONTH, replicas));
  }

  private static NewTopic topic(String name, int partitions, Duration kept, int replicas) {
    return TopicBuilder.name(name)
        .partitions(partitions)
        .replicas(replicas)
        .config(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(kept.toMillis()))
        // Expiry of commands, and the age of requests, are measured from the broker's clock.
        .config(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime")
        .build();
  }
}
