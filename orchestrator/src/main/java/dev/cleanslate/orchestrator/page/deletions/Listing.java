package dev.cleanslate.orchestrator.page.deletions;

import dev.cleanslate.orchestrator.api.http.Columns;
import dev.cleanslate.orchestrator.api.http.Cursor;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.page.Cause;
import dev.cleanslate.orchestrator.page.HeldBack;
import dev.cleanslate.orchestrator.page.Slate;
import dev.cleanslate.orchestrator.saga.Counts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The deletions that pass a sieve: what is stuck first, then the oldest; of what has ended, the
/// newest first.
@Component
final class Listing {
  static final String NAME = "page-deletions";
  private static final UUID LEAST = new UUID(0, 0);
  private static final List<String> OPEN = List.of("grace", "planning", "deleting", "stuck");
  private static final List<String> ENDED = List.of("deleted", "abandoned", "cancelled");
  private static final List<String> EITHER =
      List.of("grace", "planning", "deleting", "stuck", "abandoned", "cancelled", "rehearsed");

  /// A deletion with what blocks it, what it is doing, and its place in the list.
  private static final String SIFTED =
      """
      with mine as (
           select s.*, f.reason as blocked, f.opened_at as stuck_since,
                  coalesce(:keys::text[] && array['all', 'tenant/' || s.tenant, 'saga/' || s.id,
                           'owner/' || s.tenant || '/' || s.owner_type || '/' || s.owner_id], false) as covered,
                  case when s.state in ('deleted', 'abandoned', 'cancelled', 'rehearsed') then 2
                       when s.state = 'stuck' then 0
                       else 1 end as rank,
                  case when s.finished_at is null then (extract(epoch from s.created_at) * 1000000)::bigint
                       else -(extract(epoch from s.finished_at) * 1000000)::bigint end as sort
             from saga s
             left join lateral (
                  select reason, opened_at
                    from finding
                   where tenant = s.tenant
                     and owner_type = s.owner_type
                     and owner_id = s.owner_id
                     and saga_id = s.id
                     and finding in ('stuck', 'unverifiable')
                     and state in ('open', 'acknowledged')
                   order by opened_at, id
                   limit 1) f on s.state in ('deleting', 'stuck')
            where s.tenant = :tenant
              and s.rehearsal = :rehearsal
              and s.state in (:states)
              and (cast(:holder as text) is null
                   or exists (select
                                from owner o
                               where o.no = s.owner_no
                                 and o.holder = :holder
                                 and o.holder_incarnation = s.incarnation))),
           seen as (
           select mine.*,
                  case when rehearsal then case when state = 'rehearsed' then 'rehearsed'
                                                when state in ('abandoned', 'cancelled') then 'cancelled'
                                                else 'rehearsing' end
                       when state <> 'deleting' then state
                       when covered and planned + sent + waiting > 0 then 'held'
                       when sent > 0 then 'deleting'
                       when waiting > 0 then 'waiting'
                       when checking + doubted > 0 then 'verifying'
                       else 'deleting' end as shown
             from mine),
           sifted as (
           select *
             from seen
            where (:tab = any (array['open', 'finished', 'rehearsals'])
                   or (:tab = 'stuck' and shown = 'stuck')
                   or (:tab = 'held' and shown = 'held')
                   or (:tab = 'moving' and shown not in ('stuck', 'held')))
              and (:state = '' or shown = :state)
              and (:type = '' or owner_type = :type)
              and (:failure = '' or split_part(blocked, ':', 1) = :failure)
              and (:q = '' or starts_with(owner_id, :q) or starts_with(owner_type || '/' || owner_id, :q))
              and (cast(:stuckBefore as timestamptz) is null or stuck_since <= :stuckBefore)
              and (cast(:bornBefore as timestamptz) is null or created_at <= :bornBefore))
      """;

  private final JdbcClient jdbc;

  Listing(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A page of them, with one more than the limit where there are more.
  List<Listed> page(Caller caller, Sieve sieve, HeldBack held, Instant now, Cursor at, int limit) {
    return sifted(
            caller,
            sieve,
            held,
            now,
            """
            select sifted.*,
                   (select min(due_at)
                      from step
                     where saga_id = sifted.id
                       and state not in ('gone', 'planned')) as next_at
              from sifted
             where (rank, sort, id) > (:rank, :sort, :beyond)
             order by rank, sort, id
             limit :limit
            """)
        .param("rank", at.number(0, -1))
        .param("sort", at.number(1, Long.MIN_VALUE))
        .param("beyond", at.id(2, LEAST))
        .param("limit", limit)
        .query((row, _) -> listed(row, held))
        .list();
  }

  /// How many there are, counted no further than to a limit.
  int count(Caller caller, Sieve sieve, HeldBack held, Instant now, int limit) {
    return sifted(
            caller,
            sieve,
            held,
            now,
            "select count(*) from (select from sifted limit :limit) as counted")
        .param("limit", limit)
        .query(Integer.class)
        .single();
  }

  private JdbcClient.StatementSpec sifted(
      Caller caller, Sieve sieve, HeldBack held, Instant now, String rest) {
    return jdbc.sql(SIFTED + rest)
        .param("keys", held.keys())
        .param("tenant", caller.tenant())
        .param("holder", caller.onlyHeld() ? caller.name() : null)
        .param("rehearsal", sieve.tab().equals("rehearsals"))
        .param("states", states(sieve))
        .param("tab", sieve.tab())
        .param("state", sieve.state())
        .param("type", sieve.type())
        .param("failure", sieve.failure())
        .param("q", sieve.q())
        .param(
            "stuckBefore",
            before(now, sieve.stuckFor().orElse(null)),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .param(
            "bornBefore", before(now, sieve.oldness().orElse(null)), Types.TIMESTAMP_WITH_TIMEZONE);
  }

  private static List<String> states(Sieve sieve) {
    return switch (sieve.tab()) {
      case "finished" -> ENDED;
      case "rehearsals" -> EITHER;
      default -> OPEN;
    };
  }

  private static @Nullable OffsetDateTime before(Instant now, @Nullable Duration span) {
    return span == null ? null : now.minus(span).atOffset(ZoneOffset.UTC);
  }

  private static Listed listed(ResultSet row, HeldBack held) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    String type = row.getString("owner_type");
    String owner = row.getString("owner_id");
    String shown = row.getString("shown");
    String blocked = row.getString("blocked");
    return new Listed(
        id,
        type,
        owner,
        shown,
        row.getBoolean("rehearsal"),
        Slate.of(counts(row)),
        blocked == null ? null : Cause.of(blocked),
        Columns.time(row, "stuck_since"),
        Columns.time(row, "next_at"),
        shown.equals("held") ? who(held, id, type, owner) : null,
        row.getTimestamp("created_at").toInstant(),
        Columns.time(row, "finished_at"),
        row.getInt("rank"),
        row.getLong("sort"));
  }

  private static String who(HeldBack held, UUID id, String type, String owner) {
    return held.on(id, type, owner)
        .map(hold -> hold.by() + (hold.reason() == null ? "" : ": " + hold.reason()))
        .orElse("an operator");
  }

  private static Counts counts(ResultSet row) throws SQLException {
    return new Counts(
        row.getInt("planned"),
        row.getInt("sent"),
        row.getInt("waiting"),
        row.getInt("checking"),
        row.getInt("stuck"),
        row.getInt("unverifiable"),
        row.getInt("gone"),
        row.getInt("doubted"),
        row.getInt("seen"));
  }
}
