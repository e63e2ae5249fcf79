package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.intake.Accepted.Outcome;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The requests that were accepted, by source and id. Runs in the caller's transaction.
final class Requests {
  private final JdbcClient jdbc;

  Requests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The saga that answered this request before; [DeletionRefused] where the same id carried
  /// another body.
  Optional<UUID> earlier(Ask ask) {
    record Row(String hash, UUID saga) {}
    return jdbc.sql("select body_hash, saga_id from request where source = :source and id = :id")
        .param("source", ask.source())
        .param("id", ask.id())
        .query((row, _) -> new Row(row.getString(1), row.getObject(2, UUID.class)))
        .optional()
        .map(row -> {
          if (!row.hash().equals(hash(ask.request()))) {
            throw new DeletionRefused(
                DeletionRefused.Reason.ID_REUSED,
                "request %s of %s was used for another request before; give this one an id of its own"
                    .formatted(ask.id(), ask.source()));
          }
          return row.saga();
        });
  }

  /// Remembers the request; fails for a retry where another transaction took the same one at the
  /// same time.
  void remember(Ask ask, UUID saga, Outcome outcome) {
    int rows =
        jdbc.sql(
                """
                insert into request (source, id, body_hash, outcome, saga_id)
                values (:source, :id, :hash, :outcome, :saga)
                on conflict do nothing
                """)
            .param("source", ask.source())
            .param("id", ask.id())
            .param("hash", hash(ask.request()))
            .param("outcome", outcome.name().toLowerCase(Locale.ROOT))
            .param("saga", saga)
            .update();
    if (rows == 0) {
      throw new ConcurrencyFailureException(
          "request " + ask.id() + " of " + ask.source() + " is being taken elsewhere; try again");
    }
  }

  private static String hash(DeleteRequest request) {
    try {
      byte[] body = Wire.write(request);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
