package dev.cleanslate.orchestrator.notice;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.notice.channel.Letter;
import dev.cleanslate.orchestrator.notice.channel.Patience;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Notices in PostgreSQL, by its clock. Putting runs in the caller's transaction; each other call
/// is one statement. A notice that is taken is leased: whoever dies with it is taken over from.
final class Outbox {
  private final JdbcClient jdbc;

  Outbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Keeps a notice for each of these channels, but for those that were told it, or that were told
  /// the same of its subject last; an end is kept only for those that were told of its beginning.
  /// Answers how many were kept.
  int put(Notice notice, Collection<String> channels) {
    if (channels.isEmpty()) {
      return 0;
    }
    OwnerRef owner = notice.owner();
    return jdbc.sql(
            """
            insert into notice (event, channel, matter, severity, tenant, owner_type, owner_id, subject, says, title, body)
            select :event, told.channel, :matter, :severity, :tenant, :type, :owner, :subject, :says, :title, :body
              from unnest(:channels::text[]) as told (channel)
              left join lateral (
                   select says
                     from notice
                    where notice.channel = told.channel
                      and notice.subject = :subject
                    order by id desc
                    limit 1) as last on true
             where case when last.says is null then not :ends else last.says <> :says end
            on conflict (channel, event) do nothing
            """)
        .param("event", notice.event())
        .param("channels", channels.toArray(String[]::new))
        .param("matter", notice.matter().wire())
        .param("severity", notice.severity().wire())
        .param("tenant", notice.tenant())
        .param("type", owner == null ? null : owner.type())
        .param("owner", owner == null ? null : owner.id())
        .param("subject", notice.subject())
        .param("says", notice.says())
        .param("title", notice.title())
        .param("body", notice.body())
        .param("ends", notice.ends())
        .update();
  }

  /// Takes what is due for a channel, for as long as the lease is. A subject's later notice waits
  /// until the earlier one is out of the way.
  List<Taken> take(String channel, int most, Duration lease) {
    return jdbc.sql(
            """
            update notice
               set attempts = attempts + 1,
                   due_at = clock_timestamp() + make_interval(secs => :lease)
             where id in (
                   select id
                     from notice due
                    where channel = :channel
                      and due_at <= clock_timestamp()
                      and not exists (
                          select 1
                            from notice earlier
                           where earlier.channel = due.channel
                             and earlier.subject = due.subject
                             and earlier.id < due.id
                             and earlier.state = 'pending')
                    order by due_at
                    limit :most
                      for update skip locked)
            returning id, attempts, event, matter, severity, tenant, subject, title, body, clock_timestamp() as at
            """)
        .param("channel", channel)
        .param("most", most)
        .param("lease", seconds(lease))
        .query(Outbox::taken)
        .list();
  }

  private static Taken taken(ResultSet row, int number) throws SQLException {
    Instant at = row.getTimestamp("at").toInstant();
    return new Taken(
        row.getLong("id"),
        row.getInt("attempts"),
        new Letter(
            row.getString("event"),
            row.getString("matter"),
            row.getString("severity"),
            row.getString("tenant"),
            row.getString("subject"),
            row.getString("title"),
            row.getString("body"),
            at));
  }

  /// It was delivered. Changes nothing where somebody else has taken it since.
  void sent(Taken taken) {
    jdbc.sql(
            """
            update notice
               set state = 'sent',
                   due_at = null,
                   why = null,
                   ended_at = clock_timestamp()
             where id = :id
               and attempts = :attempts
               and state = 'pending'
            """)
        .param("id", taken.id())
        .param("attempts", taken.attempts())
        .update();
  }

  /// It was not delivered: it is tried again after as long as it was tried already, within the
  /// channel's bounds and not before the receiver's wish; or it becomes a dead letter, where its
  /// time would be over by then. Changes nothing where somebody else has taken it since. Answers
  /// whether it is dead.
  boolean failed(Taken taken, String why, Patience patience, @Nullable Duration notBefore) {
    return jdbc.sql(
            """
            update notice
               set state = case when over then 'dead' else 'pending' end,
                   due_at = case when not over then clock_timestamp() + again end,
                   ended_at = case when over then clock_timestamp() end,
                   why = :why
              from (select id as judged, again, clock_timestamp() + again > since + make_interval(secs => :end) as over
                      from notice
                     cross join lateral (
                           select greatest(
                                  make_interval(secs => :rest),
                                  least(
                                      make_interval(secs => :most),
                                      greatest(make_interval(secs => :first), clock_timestamp() - since))) as again)
                     where id = :id) as judgement
             where id = judged
               and attempts = :attempts
               and state = 'pending'
            returning over
            """)
        .param("id", taken.id())
        .param("attempts", taken.attempts())
        .param("why", why)
        .param("rest", notBefore == null ? 0.0 : seconds(notBefore))
        .param("first", seconds(patience.first()))
        .param("most", seconds(patience.most()))
        .param("end", seconds(patience.end()))
        .query((row, _) -> row.getBoolean(1))
        .optional()
        .orElse(false);
  }

  /// It is given up. Changes nothing where somebody else has taken it since.
  void dead(Taken taken, String why) {
    jdbc.sql(
            """
            update notice
               set state = 'dead',
                   due_at = null,
                   ended_at = clock_timestamp(),
                   why = :why
             where id = :id
               and attempts = :attempts
               and state = 'pending'
            """)
        .param("id", taken.id())
        .param("attempts", taken.attempts())
        .param("why", why)
        .update();
  }

  /// Forgets what a tenant's channels were sent longer ago; answers how many. What is said of a
  /// subject that may still change is kept, so that its end is told to whom its beginning was.
  int forget(String tenant, Duration keep, int most) {
    return jdbc.sql(
            """
            delete from notice
             where id in (
                   select id
                     from notice old
                    where tenant = :tenant
                      and state = 'sent'
                      and ended_at < clock_timestamp() - make_interval(secs => :keep)
                      and case matter
                          when 'findings' then not exists (
                               select 1
                                 from finding
                                where finding.id = split_part(old.subject, '/', 2)::bigint
                                  and finding.state <> 'resolved')
                          when 'alerts' then not exists (
                               select 1
                                 from watch
                                where watch.tenant = old.tenant
                                  and watch.name = split_part(old.subject, '/', 3)
                                  and watch.severity is not null)
                          else true
                          end
                    order by id
                    limit :most
                      for update skip locked)
            """)
        .param("tenant", tenant)
        .param("keep", seconds(keep))
        .param("most", most)
        .update();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  /// A notice that is being delivered.
  ///
  /// @param attempts which try this is, counted from 1
  record Taken(long id, int attempts, Letter letter) {}
}
