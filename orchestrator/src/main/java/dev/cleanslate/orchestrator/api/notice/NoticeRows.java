package dev.cleanslate.orchestrator.api.notice;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The notices of one tenant.
@Component
final class NoticeRows {
  private final JdbcClient jdbc;

  NoticeRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The newest first, beyond one.
  List<NoticeView> list(
      String tenant, String state, @Nullable String channel, long beyond, int limit) {
    return jdbc.sql(
            """
            select *
              from notice
             where tenant = :tenant
               and state = :state
               and id < :beyond
               and (cast(:channel as text) is null or channel = :channel)
             order by id desc
             limit :limit
            """)
        .param("tenant", tenant)
        .param("state", state)
        .param("channel", channel)
        .param("beyond", beyond)
        .param("limit", limit)
        .query(NoticeView::of)
        .list();
  }

  /// One of them.
  Optional<NoticeView> find(String tenant, long id) {
    return jdbc.sql("select * from notice where tenant = :tenant and id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .query(NoticeView::of)
        .optional();
  }

  /// Has it tried again at once, and for as long as a new one. Changes nothing unless it is dead.
  boolean sendAgain(String tenant, long id) {
    return jdbc.sql(
                """
                update notice
                   set state = 'pending',
                       due_at = clock_timestamp(),
                       since = clock_timestamp(),
                       ended_at = null
                 where tenant = :tenant
                   and id = :id
                   and state = 'dead'
                """)
            .param("tenant", tenant)
            .param("id", id)
            .update()
        == 1;
  }
}
