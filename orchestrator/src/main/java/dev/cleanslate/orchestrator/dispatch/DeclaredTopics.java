package dev.cleanslate.orchestrator.dispatch;

import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;

/// Topics as they should be; made at the start where they are missing.
public record DeclaredTopics(List<NewTopic> topics) {
  /// Keeps its own list.
  public DeclaredTopics {
    topics = List.copyOf(topics);
  }
}
