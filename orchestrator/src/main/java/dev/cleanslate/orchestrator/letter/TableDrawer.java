package dev.cleanslate.orchestrator.letter;

import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/// The letters that are too large for a topic of dead letters, in the table `dead_letter`.
final class TableDrawer implements Drawer {
  private static final TypeReference<java.util.Map<String, String>> HEADERS =
      new TypeReference<>() {};

  private final JdbcClient jdbc;

  TableDrawer(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Letter> newest(Search search) {
    Mark beyond = search.beyond();
    return jdbc.sql(
            """
            select id, topic, partition, "offset", key, headers, reason, date_trunc('milliseconds', kept_at) as at,
                   octet_length(value) as size
              from dead_letter
             where (cast(:topic as text) is null or topic = :topic)
               and date_trunc('milliseconds', kept_at) >= :since
               and (cast(:at as timestamptz) is null
                    or date_trunc('milliseconds', kept_at) < :at
                    or (date_trunc('milliseconds', kept_at) = :at and :kept and id < :beyond))
             order by date_trunc('milliseconds', kept_at) desc, id desc
             limit :most
            """)
        .param("topic", search.topic() == null ? null : Topics.PREFIX + search.topic())
        .param("since", search.since().atOffset(ZoneOffset.UTC))
        .param("at", beyond == null ? null : beyond.at().atOffset(ZoneOffset.UTC))
        .param("kept", beyond == null || beyond.id().isKept())
        .param("beyond", beyond == null ? Long.MAX_VALUE : beyond.id().place())
        .param("most", search.most())
        .query((row, _) -> found(row, null).letter().ofSize(row.getInt("size")))
        .list();
  }

  @Override
  public Optional<Found> find(LetterId id) {
    return jdbc.sql(
            """
            select id, topic, partition, "offset", key, headers, reason, date_trunc('milliseconds', kept_at) as at,
                   value
              from dead_letter
             where id = :id
            """)
        .param("id", id.place())
        .query((row, _) -> found(row, row.getBytes("value")))
        .optional();
  }

  private static Found found(ResultSet row, byte @org.jspecify.annotations.Nullable [] value)
      throws SQLException {
    String topic = row.getString("topic");
    Instant at = row.getObject("at", java.time.OffsetDateTime.class).toInstant();
    var record =
        new ConsumerRecord<>(
            topic, row.getInt("partition"), row.getLong("offset"), row.getBytes("key"), value);
    Wire.json()
        .readValue(row.getString("headers"), HEADERS)
        .forEach((name, text) -> add(record, name, text));
    add(record, Found.REASONS + "reason", row.getString("reason"));
    add(record, Found.REASONS + "partition", row.getString("partition"));
    add(record, Found.REASONS + "offset", row.getString("offset"));
    return new Found(LetterId.kept(row.getLong("id")), topic, at, record);
  }

  private static void add(ConsumerRecord<byte[], byte[]> record, String name, String text) {
    record.headers().add(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
