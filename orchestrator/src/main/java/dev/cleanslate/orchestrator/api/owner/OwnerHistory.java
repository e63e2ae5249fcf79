package dev.cleanslate.orchestrator.api.owner;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What owners were and are. For reading; thread-safe.
@Component
public final class OwnerHistory {
  private final JdbcClient jdbc;

  OwnerHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Of one of them, by its number: the oldest line first, beyond one.
  public List<StatusView> lines(long owner, long beyond, int limit) {
    return jdbc.sql(
            """
            select *
              from owner_status
             where owner_no = :owner
               and seq > :beyond
             order by seq
             limit :limit
            """)
        .param("owner", owner)
        .param("beyond", beyond)
        .param("limit", limit)
        .query(StatusView::of)
        .list();
  }
}
