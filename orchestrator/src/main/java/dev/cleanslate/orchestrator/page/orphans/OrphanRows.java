package dev.cleanslate.orchestrator.page.orphans;

import dev.cleanslate.orchestrator.api.operator.OrphanView;
import dev.cleanslate.orchestrator.page.Sign;
import dev.cleanslate.orchestrator.page.orphans.OrphanRow.Sight;
import dev.cleanslate.orchestrator.saga.StepState;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Orphans with what was last seen of them: by the verifier, where a deletion found them; by
/// censuses, where those did.
@Component
final class OrphanRows {
  private final JdbcClient jdbc;

  OrphanRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<OrphanRow> of(List<OrphanView> orphans) {
    Map<Long, Sight> looks = looks(orphans);
    return orphans.stream()
        .map(orphan -> {
          List<Sight> sights = new ArrayList<>();
          Sight look = looks.get(orphan.id());
          if (look != null) {
            sights.add(look);
          }
          if (orphan.lastSeenAt() != null) {
            sights.add(new Sight(present(), orphan.lastSeenAt(), "census"));
          }
          if (orphan.firstSeenAt() != null && !orphan.firstSeenAt().equals(orphan.lastSeenAt())) {
            sights.add(new Sight(present(), orphan.firstSeenAt(), "census, first"));
          }
          return new OrphanRow(orphan, List.copyOf(sights.subList(0, Math.min(2, sights.size()))));
        })
        .toList();
  }

  private static Sign present() {
    return Sign.of(StepState.SEEN);
  }

  private Map<Long, Sight> looks(List<OrphanView> orphans) {
    Map<Long, Sight> looks = new HashMap<>();
    jdbc.sql(
            """
            select f.id, s.state, s.changed_at
              from finding f
              join step s on s.saga_id = f.saga_id and s.id = f.step
             where f.id = any (:ids)
               and s.state in ('stuck', 'unverifiable', 'gone', 'doubted')
            """)
        .param("ids", orphans.stream().map(OrphanView::id).toArray(Long[]::new))
        .query((ResultSet row) -> {
          StepState state = StepState.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
          Sign sign = state == StepState.STUCK ? present() : Sign.of(state);
          looks.put(
              row.getLong("id"),
              new Sight(sign, row.getTimestamp("changed_at").toInstant(), "verifier"));
        });
    return looks;
  }
}
