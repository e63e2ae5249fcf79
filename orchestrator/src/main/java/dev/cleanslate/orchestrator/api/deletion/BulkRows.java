package dev.cleanslate.orchestrator.api.deletion;

import dev.cleanslate.orchestrator.api.security.Caller;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Owners of one tenant, by what they are.
@Component
final class BulkRows {
  private final JdbcClient jdbc;

  BulkRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Caller.Named> matching(String tenant, BulkRequest.Filter filter, int limit) {
    return jdbc.sql(
            """
            select type, id
              from owner
             where tenant = :tenant
               and type = :type
               and state = :state
               and born_at < :before
               and born_at >= :after
             order by id
             limit :limit
            """)
        .param("tenant", tenant)
        .param("type", filter.type())
        .param("state", filter.state())
        .param("before", Timestamp.from(filter.before()))
        .param("after", Timestamp.from(filter.after()))
        .param("limit", limit)
        .query((row, _) -> new Caller.Named(null, row.getString(1), row.getString(2)))
        .list();
  }
}
