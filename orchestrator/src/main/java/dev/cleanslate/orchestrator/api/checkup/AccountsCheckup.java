package dev.cleanslate.orchestrator.api.checkup;

import dev.cleanslate.orchestrator.api.checkup.Checkup.Account;
import dev.cleanslate.orchestrator.api.checkup.Checkup.Kind;
import dev.cleanslate.orchestrator.catalog.Catalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// In which accounts what is registered lies, kind by kind. Counts for five seconds at most.
/// Thread-safe.
final class AccountsCheckup {
  private static final int LONGEST_SECONDS = 5;

  private final Catalog catalog;
  private final JdbcClient jdbc;

  AccountsCheckup(Catalog catalog, DataSource database) {
    this.catalog = catalog;
    JdbcTemplate brief = new JdbcTemplate(database);
    brief.setQueryTimeout(LONGEST_SECONDS);
    this.jdbc = JdbcClient.create(brief);
  }

  List<Kind> of(String tenant) {
    Optional<Map<String, List<Account>>> counted = counted(tenant);
    return new TreeMap<>(catalog.kinds())
        .values().stream()
            .map(kind ->
                new Kind(
                    kind.name(),
                    kind.worker(),
                    counted.map(all -> all.getOrDefault(kind.name(), List.of())).orElse(null)))
            .toList();
  }

  private Optional<Map<String, List<Account>>> counted(String tenant) {
    try {
      return Optional.of(
          jdbc
              .sql(
                  """
                  select kind, account, count(*) as resources
                    from resource
                    join owner on owner.no = resource.owner_no
                   where owner.tenant = :tenant
                     and resource.state in ('registered', 'intended', 'held')
                   group by kind, account
                   order by kind, count(*) desc
                  """)
              .param("tenant", tenant)
              .query((row, _) ->
                  new Row(
                      row.getString("kind"), row.getString("account"), row.getLong("resources")))
              .list()
              .stream()
              .filter(row -> row.account != null || !isSearch(row.kind))
              .collect(
                  Collectors.groupingBy(
                      Row::kind,
                      Collectors.mapping(
                          row -> new Account(row.account, row.resources), Collectors.toList()))));
    } catch (QueryTimeoutException _) {
      return Optional.empty();
    }
  }

  /// Nobody registers one, so that nobody can say its account.
  private boolean isSearch(String kind) {
    return catalog.ownerTypes().values().stream().anyMatch(type -> type.isSearch(kind));
  }

  private record Row(String kind, @Nullable String account, long resources) {}
}
