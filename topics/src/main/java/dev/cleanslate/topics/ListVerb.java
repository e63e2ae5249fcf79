package dev.cleanslate.topics;

import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows which topics there are.
@Command(
    name = "list",
    description = "Shows the topics: partitions, how long records are kept, how many there are.",
    footerHeading = "%nExamples:%n",
    footer = {"  cleanslate topics list", "  cleanslate topics list --json"})
final class ListVerb implements Callable<Integer> {
  @Option(names = "--json", description = "one JSON document, for programs")
  private boolean json;

  @Mixin private final Connection connection = new Connection();

  private final Surroundings surroundings;

  ListVerb(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// A topic as it is.
  ///
  /// @param kept as in `30d`, `compacted`, `for ever`
  /// @param records those that are there; of a compacted topic, at most
  record Shown(String topic, int partitions, int replicas, String kept, long records) {}

  @Override
  public Integer call() throws IOException, ExecutionException, InterruptedException {
    List<Shown> all;
    try (Admin admin = connection.admin(surroundings.environment())) {
      all = topics(admin);
    }
    if (json) {
      surroundings.out().println(Wire.json().writeValueAsString(Map.of("items", all)));
      return 0;
    }
    surroundings
        .out()
        .printf(
            "%-40s %10s %8s  %-10s %8s%n", "TOPIC", "PARTITIONS", "REPLICAS", "KEPT", "RECORDS");
    all.forEach(one ->
        surroundings
            .out()
            .printf(
                "%-40s %10d %8d  %-10s %8d%n",
                one.topic, one.partitions, one.replicas, one.kept, one.records));
    return 0;
  }

  private static List<Shown> topics(Admin admin) throws ExecutionException, InterruptedException {
    TopicNames ours = new TopicNames(List.of());
    List<String> names =
        admin.listTopics().names().get().stream().filter(ours::have).sorted().toList();
    Map<String, TopicDescription> described = admin.describeTopics(names).allTopicNames().get();
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Map<ConfigResource, Config> settings = admin.describeConfigs(resources).all().get();
    var begin = offsets(admin, described, OffsetSpec.earliest());
    var end = offsets(admin, described, OffsetSpec.latest());
    return resources.stream()
        .map(one -> {
          TopicDescription topic = java.util.Objects.requireNonNull(described.get(one.name()));
          return new Shown(
              one.name(),
              topic.partitions().size(),
              topic.partitions().getFirst().replicas().size(),
              kept(java.util.Objects.requireNonNull(settings.get(one))),
              sum(end, one.name()) - sum(begin, one.name()));
        })
        .toList();
  }

  private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
      Admin admin, Map<String, TopicDescription> topics, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new java.util.HashMap<>();
    topics.forEach((name, topic) ->
        topic
            .partitions()
            .forEach(one -> asked.put(new TopicPartition(name, one.partition()), which)));
    return admin.listOffsets(asked).all().get();
  }

  private static long sum(Map<TopicPartition, ListOffsetsResultInfo> offsets, String topic) {
    return offsets.entrySet().stream()
        .filter(one -> one.getKey().topic().equals(topic))
        .mapToLong(one -> one.getValue().offset())
        .sum();
  }

  static String kept(Config settings) {
    if (settings.get(TopicConfig.CLEANUP_POLICY_CONFIG).value().contains("compact")) {
      return "compacted";
    }
    long millis = Long.parseLong(settings.get(TopicConfig.RETENTION_MS_CONFIG).value());
    return millis < 0 ? "for ever" : Duration.ofMillis(millis).toDays() + "d";
  }
}
