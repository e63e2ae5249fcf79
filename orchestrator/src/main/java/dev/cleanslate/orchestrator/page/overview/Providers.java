package dev.cleanslate.orchestrator.page.overview;

import dev.cleanslate.orchestrator.api.http.Columns;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.Kind;
import dev.cleanslate.orchestrator.catalog.Worker;
import dev.cleanslate.orchestrator.dispatch.Spending;
import dev.cleanslate.orchestrator.dispatch.Spending.Account;
import dev.cleanslate.orchestrator.dispatch.Spending.Spent;
import dev.cleanslate.orchestrator.page.Sign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How the workers do, by account: from the steps of open deletions that are opened. The database
/// is all that an orchestrator knows of a worker; of what was asked of accounts it knows what it
/// has heard itself.
@Component
final class Providers {
  private final JdbcClient jdbc;
  private final Catalog catalog;
  private final Spending spending;

  Providers(JdbcClient jdbc, Catalog catalog, Spending spending) {
    this.jdbc = jdbc;
    this.catalog = catalog;
    this.spending = spending;
  }

  /// A provider as it is shown.
  ///
  /// @param used how much of what it may be asked it was asked lately
  /// @param slowed how a 429 slowed it down; empty where none did
  record Row(Provider provider, Sign sign, String says, String used, String slowed) {
    static Row of(Provider one, Instant now) {
      return new Row(one, one.sign(now), one.says(), one.used(), one.slowed());
    }
  }

  List<Row> of(String tenant, Instant now) {
    Map<Account, Spent> lately = spending.lately(now);
    Map<Account, List<Provider>> same = new LinkedHashMap<>();
    kinds(tenant, lately)
        .forEach(
            one -> same.computeIfAbsent(one.account(), _ -> new ArrayList<>()).add(one.provider()));
    return same.values().stream()
        .map(Providers::sum)
        .sorted(
            Comparator.comparingInt((Provider one) -> one.badness(now))
                .thenComparing(Provider::worker))
        .map(one -> Row.of(one, now))
        .toList();
  }

  private record OfKind(Account account, Provider provider) {}

  private List<OfKind> kinds(String tenant, Map<Account, Spent> lately) {
    return jdbc
        .sql(
            """
            select st.kind, r.account, count(*) as steps,
                   count(*) filter (where st.unanswered > 1) as unanswered,
                   count(*) filter (where st.failures > 0) as failing,
                   count(*) filter (where st.state = 'stuck') as stuck,
                   count(*) filter (where st.state = 'unverifiable') as unverifiable,
                   max(st.changed_at) filter (where st.state <> 'sent' or st.unanswered = 0) as answered
              from saga s
              join step st on st.saga_id = s.id and st.state not in ('gone', 'planned')
              join resource r on r.no = st.id
             where s.tenant = :tenant
               and not s.rehearsal
               and s.state in ('deleting', 'stuck')
             group by st.kind, r.account
            """)
        .param("tenant", tenant)
        .query((row, _) ->
            ofKind(
                lately,
                row.getString("kind"),
                row.getString("account"),
                row.getLong("steps"),
                row.getLong("unanswered"),
                row.getLong("failing"),
                row.getLong("stuck"),
                row.getLong("unverifiable"),
                Columns.time(row, "answered")))
        .list()
        .stream()
        .filter(one -> !one.provider().worker().equals(Kind.ORCHESTRATOR))
        .toList();
  }

  private OfKind ofKind(
      Map<Account, Spent> lately,
      String kind,
      @Nullable String account,
      long steps,
      long unanswered,
      long failing,
      long stuck,
      long unverifiable,
      @Nullable Instant answered) {
    Kind declared = catalog.kinds().get(kind);
    Account asked = new Account(declared == null ? kind : declared.worker(), account);
    return new OfKind(
        asked,
        new Provider(
            asked.worker(),
            Provider.shortened(account),
            steps,
            unanswered,
            failing,
            stuck,
            unverifiable,
            catalog.declared(asked.worker()).map(Worker::callsPerSecond).orElse(0),
            answered,
            lately.get(asked)));
  }

  /// All kinds of one worker and account together.
  static Provider sum(List<Provider> same) {
    Provider first = same.getFirst();
    return new Provider(
        first.worker(),
        first.account(),
        same.stream().mapToLong(Provider::steps).sum(),
        same.stream().mapToLong(Provider::unanswered).sum(),
        same.stream().mapToLong(Provider::failing).sum(),
        same.stream().mapToLong(Provider::stuck).sum(),
        same.stream().mapToLong(Provider::unverifiable).sum(),
        first.limit(),
        same.stream()
            .map(Provider::answered)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null),
        first.spent());
  }
}
