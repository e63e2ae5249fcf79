package dev.cleanslate.orchestrator.api.checkup;

import dev.cleanslate.orchestrator.api.checkup.Checkup.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/// In which way a topic is not as it is declared. Pure.
final class TopicComparison {
  private TopicComparison() {}

  /// @param there absent where there is no such topic
  static Topic of(NewTopic declared, @Nullable TopicDescription there, @Nullable Config config) {
    if (there == null || config == null) {
      return new Topic(declared.name(), null, null, List.of("is missing; a restart makes it"));
    }
    int partitions = there.partitions().size();
    List<String> problems = new ArrayList<>();
    if (partitions < declared.numPartitions()) {
      problems.add(
          "has %d partitions instead of %d".formatted(partitions, declared.numPartitions()));
    }
    Map<String, String> wanted = declared.configs() == null ? Map.of() : declared.configs();
    wanted.forEach((name, value) -> {
      String is = value(config, name);
      if (!value.equals(is)) {
        problems.add("has %s %s instead of %s".formatted(name, is, value));
      }
    });
    boolean isWhole =
        there.partitions().stream().allMatch(one -> one.isr().size() == one.replicas().size());
    if (!isWhole) {
      problems.add("has replicas that lag behind");
    }
    return new Topic(declared.name(), partitions, kept(config), List.copyOf(problems));
  }

  private static String kept(Config config) {
    if (value(config, TopicConfig.CLEANUP_POLICY_CONFIG).contains("compact")) {
      return "compacted";
    }
    long millis = Long.parseLong(value(config, TopicConfig.RETENTION_MS_CONFIG));
    return millis < 0 ? "for ever" : Duration.ofMillis(millis).toDays() + "d";
  }

  private static String value(Config config, String name) {
    var entry = config.get(name);
    return entry == null || entry.value() == null ? "" : entry.value();
  }
}
