package dev.cleanslate.orchestrator.ledger;

import dev.cleanslate.messages.OwnerRef;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How owners begin, in PostgreSQL: the first time, again, at last, or not as they should.
final class OwnerWriter {
  private final JdbcClient jdbc;
  private final StatusRows status;

  OwnerWriter(JdbcClient jdbc, StatusRows status) {
    this.jdbc = jdbc;
    this.status = status;
  }

  /// Whoever else creates the same owner at the same time has told it.
  void create(OwnerRef ref, Instant bornAt, boolean registered, Word word) {
    Optional<Long> mine =
        jdbc.sql(
                """
                insert into owner (tenant, type, id, born_at, registered)
                values (:tenant, :type, :id, :born::timestamptz, :registered)
                on conflict do nothing
                returning no
                """)
            .param("tenant", ref.tenant())
            .param("type", ref.type())
            .param("id", ref.id())
            .param("born", bornAt.toString())
            .param("registered", registered)
            .query((row, _) -> row.getLong(1))
            .optional();
    mine.ifPresent(no -> status.told(no, null, word));
  }

  void reincarnate(Owner owner, Instant bornAt, Word word) {
    jdbc.sql(
            """
            update owner
               set incarnation = incarnation + 1,
                   state = 'active',
                   registered = true,
                   born_at = :born::timestamptz,
                   deleted_at = null,
                   failed_at = null
             where no = :no
            """)
        .param("born", bornAt.toString())
        .param("no", owner.no())
        .update();
    status.told(owner.no(), owner.state(), word);
  }

  void confirm(Owner owner, Instant bornAt, Word word) {
    jdbc.sql("update owner set registered = true, born_at = :born::timestamptz where no = :no")
        .param("born", bornAt.toString())
        .param("no", owner.no())
        .update();
    status.told(owner.no(), owner.state(), word);
  }

  void failed(Owner owner, Word word) {
    jdbc.sql("update owner set failed_at = clock_timestamp() where no = :no")
        .param("no", owner.no())
        .update();
    status.told(owner.no(), owner.state(), word);
  }
}
