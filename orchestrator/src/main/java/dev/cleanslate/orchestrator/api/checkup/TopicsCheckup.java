package dev.cleanslate.orchestrator.api.checkup;

import dev.cleanslate.orchestrator.api.checkup.Checkup.Broker;
import dev.cleanslate.orchestrator.api.checkup.Checkup.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Compares the topics that are there with their declarations. Thread-safe.
final class TopicsCheckup {
  private static final int PATIENCE_MS = 5_000;

  private final Map<String, Object> settings;
  private final List<NewTopic> declared;

  /// @param declared none where this process does not use the broker
  TopicsCheckup(Map<String, Object> settings, List<NewTopic> declared) {
    this.settings = new HashMap<>(settings);
    this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    this.declared = declared.stream().sorted(Comparator.comparing(NewTopic::name)).toList();
  }

  Broker look() {
    if (declared.isEmpty()) {
      return Broker.silent("it was not asked: this process uses no broker");
    }
    try (Admin admin = Admin.create(settings)) {
      var cluster = admin.describeCluster();
      return new Broker(
          null, cluster.clusterId().get(), cluster.nodes().get().size(), topics(admin));
    } catch (ExecutionException | KafkaException failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      return Broker.silent("it does not answer: " + cause.getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new KafkaException("stopped while asking the broker", stopped);
    }
  }

  private List<Topic> topics(Admin admin) throws ExecutionException, InterruptedException {
    var descriptions =
        admin.describeTopics(declared.stream().map(NewTopic::name).toList()).topicNameValues();
    List<ConfigResource> there = new ArrayList<>();
    Map<String, TopicDescription> described = new HashMap<>();
    for (var one : descriptions.entrySet()) {
      try {
        described.put(one.getKey(), one.getValue().get());
        there.add(new ConfigResource(ConfigResource.Type.TOPIC, one.getKey()));
      } catch (ExecutionException failure) {
        if (!(failure.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw failure;
        }
      }
    }
    Map<ConfigResource, Config> configs = admin.describeConfigs(there).all().get();
    return declared.stream()
        .map(one ->
            TopicComparison.of(
                one,
                described.get(one.name()),
                configs.get(new ConfigResource(ConfigResource.Type.TOPIC, one.name()))))
        .toList();
  }
}
