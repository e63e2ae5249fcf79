package dev.cleanslate.orchestrator.census;

import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.census.Comparison.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What censuses came upon, and the findings about it, in PostgreSQL: a page at a time, and one
/// statement for each thing that is done with it. Runs in the caller's transaction.
final class Sightings {
  private final JdbcClient jdbc;

  Sightings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// One id, and whose it would be.
  ///
  /// @param tenant absent means any
  record Suspect(
      String id, @Nullable String tenant, @Nullable String ownerType, @Nullable String owner) {}

  /// What the ledger has of each, by id.
  Map<String, Known> known(String kind, List<Suspect> suspects) {
    Map<String, Known> known = new HashMap<>();
    jdbc.sql(
            """
            select s.id,
                   exists (select
                             from resource r
                            where r.kind = :kind
                              and r.id = s.id
                              and r.state <> 'gone') as registered,
                   exists (select
                             from owner o
                            where o.type = s.type
                              and o.id = s.owner
                              and (s.tenant is null or o.tenant = s.tenant)
                              and o.registered
                              and o.state <> 'deleted')
                   or exists (select
                                from owner_alias a
                                join owner o on o.no = a.owner_no
                               where a.type = s.type
                                 and a.alias = s.owner
                                 and (s.tenant is null or a.tenant = s.tenant)
                                 and o.registered
                                 and o.state <> 'deleted') as owner_lives
              from unnest(:ids::text[], :tenants::text[], :types::text[], :owners::text[])
                   as s (id, tenant, type, owner)
            """)
        .param("kind", kind)
        .param("ids", column(suspects, Suspect::id))
        .param("tenants", column(suspects, Suspect::tenant))
        .param("types", column(suspects, Suspect::ownerType))
        .param("owners", column(suspects, Suspect::owner))
        .query(row -> {
          known.put(row.getString(1), new Known(row.getBoolean(2), row.getBoolean(3)));
        });
    return known;
  }

  /// Keeps these, seen now; those seen before keep when that was.
  void keep(String kind, List<Sighting> seen, Instant now) {
    jdbc.sql(
            """
            insert into sighting (kind, id, account, tenant, owner_type, owner_id, finding, resource, name, kept,
                                  first_seen_at, last_seen_at)
            select :kind, s.id, s.account, s.tenant, s.type, s.owner, s.finding, s.resource::jsonb, s.name, s.kept,
                   :now, :now
              from unnest(:ids::text[], :accounts::text[], :tenants::text[], :types::text[], :owners::text[],
                          :findings::text[], :resources::text[], :names::text[], :kept::text[])
                   as s (id, account, tenant, type, owner, finding, resource, name, kept)
            on conflict (kind, id) do update
               set account = excluded.account,
                   tenant = excluded.tenant,
                   owner_type = excluded.owner_type,
                   owner_id = excluded.owner_id,
                   finding = excluded.finding,
                   resource = excluded.resource,
                   name = excluded.name,
                   kept = excluded.kept,
                   last_seen_at = excluded.last_seen_at
            """)
        .param("kind", kind)
        .param("now", CensusRows.at(now))
        .param("ids", column(seen, one -> one.target().id()))
        .param("accounts", column(seen, one -> one.target().account()))
        .param("tenants", column(seen, one -> one.owner().tenant()))
        .param("types", column(seen, one -> one.owner().type()))
        .param("owners", column(seen, one -> one.owner().id()))
        .param("findings", column(seen, Sighting::finding))
        .param("resources", column(seen, one -> Wire.json().writeValueAsString(one.target())))
        .param("names", column(seen, Sighting::name))
        .param("kept", column(seen, Sighting::kept))
        .update();
  }

  /// Raises a finding about each of these that was first seen so long ago. What was found already
  /// stays as it is, and nobody is told again, unless what it is found to be has changed.
  void raise(String kind, List<Sighting> seen, Instant now, Duration grace) {
    jdbc.sql(
            """
            insert into finding (tenant, owner_type, owner_id, finding, resource, reason, sighted_kind, sighted_id)
            select g.tenant, g.owner_type, g.owner_id, g.finding, g.resource, s.reason, g.kind, g.id
              from unnest(:ids::text[], :reasons::text[]) as s (id, reason)
              join sighting g
                on g.kind = :kind
               and g.id = s.id
             where g.first_seen_at <= :now::timestamptz - make_interval(secs => :grace)
            on conflict (sighted_kind, sighted_id) where sighted_kind is not null and state <> 'resolved' do update
               set tenant = excluded.tenant,
                   owner_type = excluded.owner_type,
                   owner_id = excluded.owner_id,
                   finding = excluded.finding,
                   resource = excluded.resource,
                   reason = excluded.reason,
                   state = case when finding.state = 'kept' and finding.tenant = excluded.tenant then 'kept' else 'open' end,
                   changed_at = clock_timestamp(),
                   told = false
             where (finding.finding, finding.reason, finding.tenant, finding.owner_type, finding.owner_id)
                   <> (excluded.finding, excluded.reason, excluded.tenant, excluded.owner_type, excluded.owner_id)
            """)
        .param("kind", kind)
        .param("ids", column(seen, one -> one.target().id()))
        .param("reasons", column(seen, Sighting::reason))
        .param("now", CensusRows.at(now))
        .param("grace", CensusRows.seconds(grace))
        .update();
  }

  /// Forgets what that census, which saw the listing to its end, did not see: it is gone, or known
  /// by now.
  void forgetUnseen(Ticketed census) {
    jdbc.sql(
            """
              with unseen as (
                   delete from sighting
                    where kind = :kind
                      and last_seen_at < :began
                      and account is not distinct from cast(:account as text)
                   returning kind, id)
            update finding
               set state = 'resolved',
                   changed_at = clock_timestamp(),
                   told = false
              from unseen
             where sighted_kind = unseen.kind
               and sighted_id = unseen.id
               and state <> 'resolved'
            """)
        .param("kind", census.kind())
        .param("began", CensusRows.at(census.beganAt()))
        .param("account", census.account())
        .update();
  }

  /// Forgets these, which are registered now.
  void forget(String kind, List<String> ids) {
    jdbc.sql(
            """
            update finding
               set state = 'resolved',
                   changed_at = clock_timestamp(),
                   told = false
             where sighted_kind = :kind
               and sighted_id = any (:ids)
               and state <> 'resolved'
            """)
        .param("kind", kind)
        .param("ids", ids.toArray(String[]::new))
        .update();
    jdbc.sql("delete from sighting where kind = :kind and id = any (:ids)")
        .param("kind", kind)
        .param("ids", ids.toArray(String[]::new))
        .update();
  }

  /// Whether anything was seen that is too young yet to be told of.
  boolean hasYoung(String kind, Duration grace) {
    return jdbc.sql(
            """
            select exists (
                   select
                     from sighting
                    where kind = :kind
                      and first_seen_at > clock_timestamp() - make_interval(secs => :grace))
            """)
        .param("kind", kind)
        .param("grace", CensusRows.seconds(grace))
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> value) {
    List<@Nullable String> column = new ArrayList<>();
    rows.forEach(row -> column.add(value.apply(row)));
    return column.toArray(new @Nullable String[0]);
  }
}
