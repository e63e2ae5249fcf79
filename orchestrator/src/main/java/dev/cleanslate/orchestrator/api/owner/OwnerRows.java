package dev.cleanslate.orchestrator.api.owner;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/// Owners of one tenant, for reading.
public interface OwnerRows extends Repository<OwnerRow, Long> {
  /// The owner that bears this id, or else this alias.
  @Query(
      """
      select o.no, o.tenant, o.type, o.id, o.incarnation, o.state, o.registered, o.born_at, o.deleted_at,
             case when o.holder_incarnation = o.incarnation then o.holder end as holder
        from (select no, 1 as place
                from owner
               where tenant = :tenant
                 and type = :type
                 and id = :id
               union all
              select owner_no, 2
                from owner_alias
               where tenant = :tenant
                 and type = :type
                 and alias = :id) found
        join owner o on o.no = found.no
       order by found.place
       limit 1
      """)
  Optional<OwnerRow> find(String tenant, String type, String id);

  /// Owners by type and id, beyond one; with those that are hidden or without.
  @Query(
      """
      select no, tenant, type, id, incarnation, state, registered, born_at, deleted_at,
             case when holder_incarnation = incarnation then holder end as holder
        from owner
       where tenant = :tenant
         and (type, id) > (:beyondType, :beyondId)
         and (cast(:type as text) is null or type = :type)
         and state in (:states)
         and (:include or not hidden)
       order by type, id
       limit :limit
      """)
  List<OwnerRow> list(
      String tenant,
      @Nullable String type,
      Collection<String> states,
      boolean include,
      String beyondType,
      String beyondId,
      int limit);

  /// Its further names.
  @Query("select alias from owner_alias where owner_no = :owner order by alias")
  List<String> aliases(long owner);

  /// The deletion of it that has not ended, if there is one.
  @Query(
      """
      select id
        from saga
       where owner_no = :owner
         and not rehearsal
         and state in ('grace', 'planning', 'deleting', 'stuck')
      """)
  Optional<UUID> openDeletion(long owner);

  /// The latest deletion of it; a dry run only where there was nothing else.
  @Query(
      """
      select id
        from saga
       where owner_no = :owner
       order by rehearsal, created_at desc
       limit 1
      """)
  Optional<UUID> latestDeletion(long owner);
}
