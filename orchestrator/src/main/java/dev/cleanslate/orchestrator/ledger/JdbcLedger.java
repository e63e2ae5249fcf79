package dev.cleanslate.orchestrator.ledger;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Wire;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The ledger in PostgreSQL.
final class JdbcLedger implements Ledger {
  private static final String FIELDS =
      """
      select no, tenant, type, id, incarnation, state, born_at, deleted_at, registered
        from owner
      """;

  private static final String OF_REF =
      """
       where no = coalesce(
                 (select no
                    from owner
                   where tenant = :tenant
                     and type = :type
                     and id = :id),
                 (select owner_no
                    from owner_alias
                   where tenant = :tenant
                     and type = :type
                     and alias = :id))
      """;

  private final JdbcClient jdbc;
  private final HoldingReader reader;
  private final HoldingWriter writer;
  private final AliasRows aliases;
  private final FamilyRows families;
  private final StatusRows status;
  private final OwnerWriter owners;

  JdbcLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.reader = new HoldingReader(jdbc);
    this.writer = new HoldingWriter(jdbc);
    this.aliases = new AliasRows(jdbc);
    this.families = new FamilyRows(jdbc);
    this.status = new StatusRows(jdbc);
    this.owners = new OwnerWriter(jdbc, status);
  }

  @Override
  public Optional<Owner> find(OwnerRef ref) {
    return owner(FIELDS + OF_REF, ref);
  }

  @Override
  public Optional<Owner> lock(OwnerRef ref) {
    return owner(FIELDS + OF_REF + " for update", ref);
  }

  private Optional<Owner> owner(String sql, OwnerRef ref) {
    return jdbc.sql(sql)
        .param("tenant", ref.tenant())
        .param("type", ref.type())
        .param("id", ref.id())
        .query(LedgerRow::owner)
        .optional();
  }

  @Override
  public void lockAll(Collection<OwnerRef> refs) {
    List<OwnerRef> all = refs.stream().distinct().toList();
    jdbc.sql(
            """
            select no
              from owner
             where no in (
                   select coalesce(owner.no, owner_alias.owner_no)
                     from unnest(:tenants::text[], :types::text[], :ids::text[]) as ref (tenant, type, id)
                     left join owner using (tenant, type, id)
                     left join owner_alias
                       on owner_alias.tenant = ref.tenant
                      and owner_alias.type = ref.type
                      and owner_alias.alias = ref.id)
             order by no
               for update
            """)
        .param("tenants", all.stream().map(OwnerRef::tenant).toArray(String[]::new))
        .param("types", all.stream().map(OwnerRef::type).toArray(String[]::new))
        .param("ids", all.stream().map(OwnerRef::id).toArray(String[]::new))
        .query((row, _) -> row.getLong(1))
        .list();
  }

  @Override
  public Map<Long, Owner> lock(Collection<Long> ownerNos) {
    Map<Long, Owner> owners = new LinkedHashMap<>();
    jdbc.sql(FIELDS + " where no = any (:nos) order by no for update")
        .param("nos", ownerNos.toArray(Long[]::new))
        .query(LedgerRow::owner)
        .list()
        .forEach(owner -> owners.put(owner.no(), owner));
    return owners;
  }

  @Override
  public Owner lockOrCreate(OwnerRef ref, Instant bornAt, boolean registered, Word word) {
    return lock(ref)
        .orElseGet(() -> {
          owners.create(ref, bornAt, registered, word);
          return lock(ref)
              .orElseThrow(
                  () -> new IllegalStateException("owner " + ref + " vanished while created"));
        });
  }

  @Override
  public Owner reincarnate(Owner owner, Instant bornAt, Word word) {
    owners.reincarnate(owner, bornAt, word);
    return again(owner);
  }

  @Override
  public Owner confirm(Owner owner, Instant bornAt, Word word) {
    owners.confirm(owner, bornAt, word);
    return again(owner);
  }

  private Owner again(Owner owner) {
    Owner found = lock(List.of(owner.no())).get(owner.no());
    if (found == null) {
      throw new IllegalStateException("owner " + owner.ref() + " vanished under its lock");
    }
    return found;
  }

  @Override
  public void lockFamilies() {
    families.lock();
  }

  @Override
  public boolean owns(long ownerNo, long otherNo) {
    return families.owns(ownerNo, otherNo);
  }

  @Override
  public void alias(Owner owner, List<String> names) {
    aliases.add(owner, names);
  }

  @Override
  public Registration register(Owner owner, List<ResourceEvent.Item> items, Instant at, String by) {
    Registration done = writer.register(owner, items, at, Word.name(by));
    families.adopt(owner, items);
    return done;
  }

  @Override
  public List<Holding> announce(
      Owner owner, List<ResourceEvent.Intent> intents, Instant now, String by) {
    return writer.announce(owner, intents, now, Word.name(by));
  }

  @Override
  public List<Long> withdraw(Owner owner, List<ResourceEvent.Gone> removed) {
    return jdbc
        .sql(
            """
            update resource
               set state = 'removed'
              from unnest(:kinds::text[], :ids::text[]) as gone (kind, id)
             where resource.owner_no = :owner
               and resource.incarnation = :incarnation
               and resource.kind = gone.kind
               and (resource.id = gone.id or resource.id is null and resource.intent_key = gone.id)
               and resource.state in ('registered', 'intended', 'held')
            returning resource.no, resource.id
            """)
        .param("kinds", removed.stream().map(ResourceEvent.Gone::kind).toArray(String[]::new))
        .param("ids", removed.stream().map(ResourceEvent.Gone::id).toArray(String[]::new))
        .param("owner", owner.no())
        .param("incarnation", owner.incarnation())
        .query((row, _) -> row.getString("id") == null ? row.getLong("no") : -row.getLong("no"))
        .list()
        .stream()
        .filter(no -> no > 0)
        .toList();
  }

  @Override
  public Map<Long, List<Holding>> holdings(Map<Owner, Long> beyond, int limit) {
    return reader.holdings(beyond, limit);
  }

  @Override
  public Set<String> othersHave(Owner owner, String kind, Collection<String> ids) {
    return reader.othersHave(owner, kind, ids);
  }

  @Override
  public Set<String> known(String tenant, String kind, Collection<String> ids) {
    return reader.known(tenant, kind, ids);
  }

  @Override
  public void hold(List<Long> holdings) {
    jdbc.sql("update resource set state = 'held' where no = any (:nos)")
        .param("nos", holdings.toArray(Long[]::new))
        .update();
  }

  @Override
  public void seenGone(List<Long> holdings) {
    jdbc.sql(
            """
              with locked as (
                   select no
                     from resource
                    where no = any (:nos)
                    order by no
                      for no key update)
            update resource
               set state = 'gone',
                   gone_at = clock_timestamp()
              from locked
             where resource.no = locked.no
            """)
        .param("nos", holdings.toArray(Long[]::new))
        .update();
  }

  @Override
  public void holdAgain(UUID saga, Set<String> searches) {
    jdbc.sql(
            """
            update resource
               set state = 'registered',
                   gone_at = null
             where state = 'gone'
               and id is not null
               and no in (
                   select id
                     from step
                    where saga_id = :saga
                      and state = 'gone'
                      and (kind = any (:searches)
                       or kind in (
                          select kind
                            from step
                           where saga_id = :saga
                             and tally_count is not null)))
            """)
        .param("saga", saga)
        .param("searches", searches.toArray(String[]::new))
        .update();
  }

  @Override
  public void found(long holding, String id) {
    jdbc.sql("update resource set id = :id, state = 'registered' where no = :no and id is null")
        .param("id", id)
        .param("no", holding)
        .update();
  }

  @Override
  public void become(Map<Long, Word> owners, Owner.State state) {
    status.become(owners, state);
  }

  @Override
  public void failed(Owner owner, Word word) {
    owners.failed(owner, word);
  }

  @Override
  public void tell(Owner owner, Word word) {
    status.told(owner.no(), owner.state(), word);
  }

  static String json(Map<String, String> scope) {
    return Wire.json().writeValueAsString(new java.util.TreeMap<>(scope));
  }
}
