package dev.cleanslate.orchestrator.api.owner;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/// Resources of one owner, for reading.
interface ResourceRows extends Repository<ResourceRow, Long> {
  /// What one life of an owner holds or held, by number, beyond one.
  @Query(
      """
      select no, incarnation, kind, id, scope::text as scope, account, name, marker, sameness, parent_no, intent_key,
             settle_at, state, registered_at, registered_by, gone_at
        from resource
       where owner_no = :owner
         and incarnation = :incarnation
         and no > :beyond
         and (cast(:kind as text) is null or kind = :kind)
         and state in (:states)
       order by no
       limit :limit
      """)
  List<ResourceRow> list(
      long owner,
      int incarnation,
      @Nullable String kind,
      Collection<String> states,
      long beyond,
      int limit);
}
