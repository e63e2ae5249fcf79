package dev.cleanslate.orchestrator.api.deletion;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/// Sagas of one tenant, for reading.
interface DeletionRows extends Repository<DeletionRow, UUID> {
  String COLUMNS =
      """
      select id, tenant, owner_type, owner_id, incarnation, state, version, planned, sent, waiting, checking, stuck,
             unverifiable, gone, doubted, seen, ever_sent, rehearsal, force, plan::text as plan, trace, requested_by, reason,
             created_at, changed_at, due_at, finished_at
        from saga
      """;

  @Query(COLUMNS + " where id = :id and tenant = :tenant")
  Optional<DeletionRow> find(UUID id, String tenant);

  /// The newest first, created from one time (included) to another (excluded), beyond a sort key.
  @Query(
      COLUMNS
          + """
           where tenant = :tenant
             and state in (:states)
             and (cast(:type as text) is null or owner_type = :type)
             and (cast(:owner as bigint) is null or owner_no = :owner)
             and created_at >= :since
             and created_at < :until
             and created_at <= :at
             and (created_at < :at or id > :beyond)
           order by created_at desc, id
           limit :limit
          """)
  List<DeletionRow> list(
      String tenant,
      Collection<String> states,
      @Nullable String type,
      @Nullable Long owner,
      Instant since,
      Instant until,
      Instant at,
      UUID beyond,
      int limit);
}
