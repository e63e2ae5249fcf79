package dev.cleanslate.cli.doctor;

import dev.cleanslate.cli.api.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What the orchestrator says of its broker and the topics.
final class BrokerPart {
  private static final String AREA = "broker";
  private static final String TOPICS = "topics";

  private BrokerPart() {}

  static List<Finding> of(JsonNode broker) {
    String problem = Json.text(broker, "problem");
    if (!problem.isEmpty()) {
      return List.of(
          Finding.bad(
              AREA, problem, "Is the broker up, and is spring.kafka.bootstrap-servers right?"));
    }
    List<Finding> findings = new ArrayList<>();
    long nodes = Json.number(broker, "nodes");
    findings.add(
        Finding.good(AREA, "cluster %s, nodes: %d".formatted(Json.text(broker, "cluster"), nodes)));
    findings.add(
        Finding.unknown(
            AREA, "its clock: that would take writing a record, and nothing is written"));
    List<JsonNode> topics = Json.list(broker, "topics");
    List<JsonNode> wrong =
        topics.stream().filter(one -> !Json.list(one, "problems").isEmpty()).toList();
    findings.add(
        Finding.good(
            TOPICS,
            "%d of %d are as declared".formatted(topics.size() - wrong.size(), topics.size())));
    wrong.forEach(one -> findings.add(wrong(one)));
    return findings;
  }

  private static Finding wrong(JsonNode topic) {
    String words =
        "%s %s"
            .formatted(
                Json.text(topic, "topic"),
                String.join(", ", Json.list(topic, "problems").stream().map(Json::text).toList()));
    boolean isMissing = Json.text(topic, "kept").isEmpty();
    return isMissing
        ? Finding.bad(TOPICS, words, "Restart an orchestrator; it makes what is missing.")
        : Finding.warn(
            TOPICS, words, "Alter it with Kafka's tools; it is never altered by itself.");
  }
}
