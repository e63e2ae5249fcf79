package dev.cleanslate.orchestrator.intake;

import java.util.OptionalLong;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How far each intake topic was read, kept in the transaction that took the records, so that a
/// record is taken exactly once whoever reads it and whatever Kafka remembers. A place is named by
/// cluster and topic id: a topic that was deleted and made anew starts from its beginning.
final class Offsets {
  private final JdbcClient jdbc;

  Offsets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The next offset to read; empty where this place was never read.
  OptionalLong next(Place place) {
    return jdbc
        .sql(
            """
            select next_offset
              from intake_offset
             where cluster_id = :cluster
               and topic_id = :topicId
               and partition = :partition
            """)
        .param("cluster", place.cluster())
        .param("topicId", place.topicId())
        .param("partition", place.partition())
        .query((row, _) -> row.getLong(1))
        .list()
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /// Moves a place on, from where the caller believes it to be. Another reader may have taken the
  /// partition over since: then this raises [ConcurrencyFailureException], and the transaction
  /// takes nothing.
  void advance(Place place, long from, long to) {
    int rows =
        jdbc.sql(
                """
                insert into intake_offset (cluster_id, topic_id, topic, partition, next_offset)
                values (:cluster, :topicId, :topic, :partition, :to)
                on conflict (cluster_id, topic_id, partition) do update
                   set next_offset = :to
                 where intake_offset.next_offset = :from
                """)
            .param("cluster", place.cluster())
            .param("topicId", place.topicId())
            .param("topic", place.topic())
            .param("partition", place.partition())
            .param("from", from)
            .param("to", to)
            .update();
    if (rows == 0) {
      throw new ConcurrencyFailureException(
          "%s-%d is not at offset %d any more: another orchestrator reads it"
              .formatted(place.topic(), place.partition(), from));
    }
  }

  /// Moves a place back to where it is to be read from again.
  void reset(Place place, long to) {
    jdbc.sql(
            """
            update intake_offset
               set next_offset = :to
             where cluster_id = :cluster
               and topic_id = :topicId
               and partition = :partition
            """)
        .param("to", to)
        .param("cluster", place.cluster())
        .param("topicId", place.topicId())
        .param("partition", place.partition())
        .update();
  }

  /// Counts records that were deleted from the topic before anybody read them.
  void lost(Place place, long records, long next) {
    jdbc.sql(
            """
            insert into intake_offset (cluster_id, topic_id, topic, partition, next_offset, lost)
            values (:cluster, :topicId, :topic, :partition, :next, :lost)
            on conflict (cluster_id, topic_id, partition) do update
               set next_offset = :next,
                   lost = intake_offset.lost + :lost
            """)
        .param("cluster", place.cluster())
        .param("topicId", place.topicId())
        .param("topic", place.topic())
        .param("partition", place.partition())
        .param("next", next)
        .param("lost", records)
        .update();
  }

  /// How many records were ever lost so.
  long lost() {
    return jdbc.sql("select coalesce(sum(lost), 0) from intake_offset")
        .query((row, _) -> row.getLong(1))
        .single();
  }

  /// One partition of one topic, whatever it is called.
  record Place(String cluster, String topicId, String topic, int partition) {}
}
