package dev.cleanslate.orchestrator.api.owner;

import dev.cleanslate.messages.OwnerRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whose an owner is, as whoever registers it says. It counts in that life of the owner only: the
/// next owner of the same id may be somebody else's. Runs in the caller's transaction.
@Component
final class Holders {
  private final JdbcClient jdbc;

  Holders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Says whose it is; nothing changes where that life is not the present one.
  void hold(OwnerRef owner, int incarnation, String holder) {
    jdbc.sql(
            """
            update owner
               set holder = :holder,
                   holder_incarnation = :incarnation
             where tenant = :tenant
               and type = :type
               and id = :id
               and incarnation = :incarnation
            """)
        .param("holder", holder)
        .param("incarnation", incarnation)
        .param("tenant", owner.tenant())
        .param("type", owner.type())
        .param("id", owner.id())
        .update();
  }
}
