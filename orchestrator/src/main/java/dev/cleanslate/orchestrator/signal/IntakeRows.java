package dev.cleanslate.orchestrator.signal;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How far the intake topics were read, as PostgreSQL knows it. A topic that was made anew under
/// its old name has another id, and so another place.
final class IntakeRows implements BrokerSource.IntakePlaces {
  private final JdbcClient jdbc;

  IntakeRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<TopicPartition, Long> reached(Map<String, TopicDescription> topics) {
    Map<TopicPartition, Long> reached = new HashMap<>();
    jdbc.sql("select topic, topic_id, partition, next_offset from intake_offset")
        .query(row -> {
          String topic = row.getString("topic");
          TopicDescription known = topics.get(topic);
          if (known != null && known.topicId().toString().equals(row.getString("topic_id"))) {
            reached.put(
                new TopicPartition(topic, row.getInt("partition")), row.getLong("next_offset"));
          }
        });
    return reached;
  }
}
