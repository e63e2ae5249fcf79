package dev.cleanslate.orchestrator.api.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.orchestrator.api.RunningApi;
import dev.cleanslate.orchestrator.catalog.CatalogReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AccountsCheckupTests {
  private final Client client = RunningApi.freshTenant();

  @Test
  void aSearchHasNoAccountSinceNobodyRegistersIt() throws IOException {
    client.registered("a", 1);
    hold("openai.search", null);
    hold("openai.assistant", null);

    Map<String, List<Checkup.Account>> accounts = accounts();

    assertThat(accounts.get("openai.search")).isEmpty();
    assertThat(accounts.get("openai.assistant")).containsExactly(new Checkup.Account(null, 1));
  }

  private Map<String, List<Checkup.Account>> accounts() throws IOException {
    try (Reader yaml =
        new InputStreamReader(
            Objects.requireNonNull(CatalogReader.class.getResourceAsStream("/catalog.yaml")),
            StandardCharsets.UTF_8)) {
      return new AccountsCheckup(CatalogReader.read(yaml), RunningApi.bean(DataSource.class))
          .of(client.tenant()).stream()
              .collect(
                  Collectors.toMap(
                      Checkup.Kind::kind, kind -> Objects.requireNonNull(kind.accounts())));
    }
  }

  private void hold(String kind, @org.jspecify.annotations.Nullable String account) {
    RunningApi.bean(JdbcClient.class)
        .sql(
            """
            insert into resource (owner_no, incarnation, kind, id, account, state, registered_at)
            select no, incarnation, :kind, 'x', :account, 'registered', clock_timestamp()
              from owner
             where tenant = :tenant
            """)
        .param("kind", kind)
        .param("account", account, java.sql.Types.VARCHAR)
        .param("tenant", client.tenant())
        .update();
  }
}
