package dev.cleanslate.orchestrator.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What must hold in the database whenever no transaction is under way.
final class BooksCheck {
  private final JdbcClient jdbc;

  BooksCheck(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void everythingAddsUp() {
    assertThat(rows(COUNTS)).as("sagas whose counts are not what their steps say").isEmpty();
    assertThat(rows(GATES)).as("gates that do not count what remains").isEmpty();
    assertThat(rows(CHILDREN)).as("steps that do not count their children").isEmpty();
    assertThat(rows(HISTORY)).as("sagas whose history has gaps").isEmpty();
    assertThat(rows(LEFT)).as("things left though their owner is called deleted").isEmpty();
    assertThat(rows(FORGOTTEN)).as("holdings that an open, planned saga does not know").isEmpty();
    assertThat(rows(ASLEEP)).as("moving steps that nothing will ever wake").isEmpty();
  }

  private List<Map<String, Object>> rows(String sql) {
    return jdbc.sql(sql).query().listOfRows();
  }

  private static final String COUNTS =
      """
      select s.id
        from saga s
        left join step t on t.saga_id = s.id
       group by s.id
      having s.planned <> count(*) filter (where t.state = 'planned')
          or s.sent <> count(*) filter (where t.state = 'sent')
          or s.waiting <> count(*) filter (where t.state = 'waiting')
          or s.checking <> count(*) filter (where t.state = 'checking')
          or s.stuck <> count(*) filter (where t.state = 'stuck')
          or s.unverifiable <> count(*) filter (where t.state = 'unverifiable')
          or s.gone <> count(*) filter (where t.state = 'gone')
          or s.doubted <> count(*) filter (where t.state = 'doubted')
      """;

  private static final String GATES =
      """
      select g.saga_id, g.kind
        from gate g
        left join step t on t.saga_id = g.saga_id and t.kind = g.kind and not t.passed
       group by g.saga_id, g.kind
      having g.remaining <> count(t.id)
      """;

  private static final String CHILDREN =
      """
      select p.saga_id, p.id
        from step p
        join saga s on s.id = p.saga_id and s.state not in ('grace', 'planning')
        left join step c on c.saga_id = p.saga_id and c.parent = p.id and not c.passed
       group by p.saga_id, p.id
      having p.children_open <> count(c.id)
      """;

  private static final String HISTORY =
      """
      select s.id
        from saga s
        left join history h on h.saga_id = s.id
       group by s.id
      having s.version <> count(h.id)
          or s.version <> coalesce(max(h.seq), 0)
      """;

  private static final String LEFT =
      """
      select r.no
        from saga s
        join owner o on o.no = s.owner_no
        join resource r on r.owner_no = s.owner_no and r.incarnation = s.incarnation
       where s.state = 'deleted'
         and o.incarnation = s.incarnation
         and r.state <> 'gone'
         and r.registered_at < s.finished_at
         and not exists (select 1 from finding f where f.step = r.no and f.finding = 'late')
      """;

  private static final String FORGOTTEN =
      """
      select r.no
        from saga s
        join resource r on r.owner_no = s.owner_no and r.incarnation = s.incarnation
        left join step t on t.saga_id = s.id and t.id = r.no
       where s.state in ('deleting', 'stuck')
         and r.state <> 'gone'
         and t.id is null
      """;

  private static final String ASLEEP =
      """
      select t.saga_id, t.id
        from step t
        join saga s on s.id = t.saga_id
       where s.state in ('deleting', 'stuck')
         and t.state in ('sent', 'waiting', 'checking', 'doubted')
         and t.due_at is null
      """;
}
