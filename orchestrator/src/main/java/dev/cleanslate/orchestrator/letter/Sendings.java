package dev.cleanslate.orchestrator.letter;

import dev.cleanslate.orchestrator.letter.Letter.Sending;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which letters were sent again, and by whom, in PostgreSQL. The time of a letter belongs to its
/// name: a topic that is made anew counts from 0 once more.
final class Sendings {
  private final JdbcClient jdbc;

  Sendings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The same letters, each with how it was sent again.
  List<Letter> beside(List<Letter> letters) {
    Map<String, Sending> sendings = new HashMap<>();
    jdbc.sql(
            """
            select s.*
              from unnest(:letters::text[], :times::timestamptz[]) as l (letter, kept_at)
              join letter_sent s using (letter, kept_at)
            """)
        .param("letters", letters.stream().map(one -> one.id().toString()).toArray(String[]::new))
        .param("times", letters.stream().map(one -> one.at().toString()).toArray(String[]::new))
        .query((ResultSet row) -> {
          sendings.put(row.getString("letter"), sending(row));
        });
    return letters.stream().map(one -> one.with(sendings.get(one.id().toString()))).toList();
  }

  /// Takes note of it in the caller's transaction; false where it was sent before. Waits for
  /// whoever sends the same one now.
  boolean note(Letter letter, String by, boolean corrected) {
    return jdbc.sql(
                """
                insert into letter_sent (letter, kept_at, by, corrected)
                values (:letter, :kept, :by, :corrected)
                on conflict do nothing
                """)
            .param("letter", letter.id().toString())
            .param("kept", letter.at().atOffset(ZoneOffset.UTC))
            .param("by", by)
            .param("corrected", corrected)
            .update()
        == 1;
  }

  private static Sending sending(ResultSet row) throws SQLException {
    return new Sending(
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("by"),
        row.getBoolean("corrected"));
  }
}
