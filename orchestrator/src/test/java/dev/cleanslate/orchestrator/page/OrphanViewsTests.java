package dev.cleanslate.orchestrator.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.orchestrator.api.RunningApi;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OrphanViewsTests {
  private final Client client = RunningApi.freshTenant();
  private final Visitor visitor = Visitor.of(client.tenant(), "read write");
  private final JdbcClient jdbc = RunningApi.bean(JdbcClient.class);

  @Test
  void theFirstLineSaysHowManyWaitAndTheRestWhy() {
    assertThat(visitor.get("/orphans").body())
        .contains("No orphan waits for a person")
        .contains("Nothing waits for a person. That is good.");

    found("file-<b>", "ownerless");
    found("file-2", "unregistered");

    String body = visitor.get("/orphans").body();
    assertThat(body)
        .contains("2 orphans wait for a person")
        .contains("file-&lt;b&gt;")
        .contains("Nobody registered it, and its owner is not there")
        .doesNotContain("<b>\"");
    assertThat(visitor.get("/orphans?why=unregistered").body())
        .contains("file-2")
        .doesNotContain("file-&lt;b&gt;");
    assertThat(visitor.get("/orphans?kind=ibm.dns_record").body())
        .contains("No orphan is like that");
    assertThat(visitor.get("/orphans?older=1d").body()).contains("No orphan is like that");
    assertThat(visitor.get("/orphans?state=nonsense&kind=%3Cx%3E").status()).isEqualTo(200);
  }

  @Test
  void partsOfItAreAskedForWhileItIsLookedAt() {
    long id = found("file-1", "ownerless");

    assertThat(visitor.part("/orphans?fragment=head").body())
        .contains("1 orphan waits for a person")
        .doesNotContain("<html");
    assertThat(visitor.part("/orphans?fragment=rows").body())
        .contains("data-key=\"" + id + "\"")
        .doesNotContain("<html");
    assertThat(visitor.part("/orphans/" + id + "?fragment=part").body())
        .contains("Found: found")
        .doesNotContain("<html");
  }

  @Test
  void manyAreAcknowledgedOrKeptWithAResultForEach() {
    long one = found("file-1", "ownerless");

    var nothing = visitor.submit("/orphans", "/orphans/acknowledge", Map.of());
    var unsaid = visitor.submit("/orphans", "/orphans/keep", Map.of("pick", "" + one));
    var kept =
        visitor.submit("/orphans", "/orphans/keep", Map.of("pick", "" + one, "note", "a gateway"));

    assertThat(nothing.status()).isEqualTo(400);
    assertThat(unsaid.status()).isEqualTo(400);
    assertThat(kept.status()).as(kept.body()).isEqualTo(200);
    assertThat(kept.body()).contains("1 of 1 is kept on purpose.").contains("No orphan waits");
    assertThat(visitor.get("/orphans?state=kept").body())
        .contains("a gateway")
        .contains("Stop keeping it");
    assertThat(visitor.get("/orphans/" + one).body())
        .contains("Kept on purpose")
        .contains("a gateway");
    var again =
        visitor.submit(
            "/orphans/" + one, "/orphans/acknowledge", Map.of("only", "" + one, "from", "one"));
    assertThat(again.status()).isEqualTo(302);
    assertThat(client.get("/v1/orphans?state=acknowledged").json().path("items")).hasSize(1);
  }

  @Test
  void oneThatSomebodyElseIsWorkingOnIsRefusedByItself() throws SQLException {
    long free = found("file-1", "ownerless");
    long busy = found("file-2", "ownerless");
    try (Connection other = RunningApi.bean(DataSource.class).getConnection()) {
      other.setAutoCommit(false);
      try (var statement =
          other.prepareStatement("select id from finding where id = ? for update")) {
        statement.setLong(1, busy);
        statement.execute();

        var said =
            visitor.submit("/orphans", "/orphans/acknowledge", Map.of("pick", free + "," + busy));

        assertThat(said.status()).as(said.body()).isEqualTo(200);
        assertThat(said.body())
            .contains("1 of 2 are acknowledged.", "orphan " + busy, "changed by somebody else");
      } finally {
        other.rollback();
      }
    }
    assertThat(client.get("/v1/orphans?state=acknowledged").json().path("items")).hasSize(1);
  }

  @Test
  void enterInAFieldSaysNoneOfTheWords() {
    long id = found("file-1", "ownerless");

    assertThat(visitor.pressedByEnter("/orphans", "picked")).contains(" disabled");
    assertThat(visitor.pressedByEnter("/orphans/" + id, "keep")).contains(" disabled");
  }

  @Test
  void whatIsKeptUntilADaySaysSoAndThatItWas() {
    long id = found("file-1", "ownerless");
    var said = Map.of("pick", "" + id, "note", "a gateway", "until", "2999-01-31");

    var kept = visitor.submit("/orphans", "/orphans/keep", said);
    var past =
        visitor.submit(
            "/orphans",
            "/orphans/keep",
            Map.of("pick", "" + id, "note", "x", "until", "2020-01-31"));
    var none =
        visitor.submit(
            "/orphans", "/orphans/keep", Map.of("pick", "" + id, "note", "x", "until", "soon"));

    assertThat(kept.body()).contains("1 of 1 is kept on purpose until 31 Jan 2999, 00:00.");
    assertThat(past.body()).contains("0 of 1 is", "must be a time to come");
    assertThat(none.status()).isEqualTo(400);
    assertThat(visitor.get("/orphans?state=kept").body()).contains("until 31 Jan 2999, 00:00");
    assertThat(visitor.get("/orphans/" + id).body()).contains("until 31 Jan 2999, 00:00");

    jdbc.sql("update finding set kept_until = clock_timestamp() - interval '1 s' where id = :id")
        .param("id", id)
        .update();
    await().until(() -> visitor.get("/orphans").body().contains("1 orphan waits for a person"));

    assertThat(visitor.get("/orphans").body()).contains("was kept until");
    assertThat(visitor.get("/orphans/" + id).body())
        .contains("was kept until", "No longer kept; it waits for a person again.");
  }

  @Test
  void whatTheDryRunShowedGoesOnceItsNumberIsTyped() {
    long id = found("file-1", "ownerless");
    long lives = found("file-2", "unregistered");

    var mixed = visitor.submit("/orphans", "/orphans/dry-run", Map.of("pick", "" + lives));
    var dry = visitor.submit("/orphans", "/orphans/dry-run", Map.of("only", "" + id));
    var unsure =
        visitor.submit("/orphans", "/orphans/cleanup", Map.of("pick", "" + id, "count", "2"));
    var other =
        visitor.submit("/orphans", "/orphans/cleanup", Map.of("pick", "" + lives, "count", "0"));

    assertThat(mixed.body()).contains("0 would be deleted, 1 would not").contains("Would refuse");
    assertThat(dry.body()).contains("1 would be deleted, 0 would not").contains("Delete this one");
    assertThat(unsure.body()).contains("That was another number than 1. Nothing was deleted.");
    assertThat(other.body()).contains("Nothing was deleted");
    assertThat(client.get("/v1/deletions").json().path("items")).isEmpty();

    var done =
        visitor.submit("/orphans", "/orphans/cleanup", Map.of("pick", "" + id, "count", "1"));

    assertThat(done.body()).contains("Accepted: 1 of 1").contains("/deletions/");
    assertThat(client.get("/v1/deletions").json().path("items")).hasSize(1);
    assertThat(visitor.get("/orphans").body()).contains("1 orphan waits for a person");
  }

  @Test
  void aFormHoldsWhateverElseWasAskedForSince() {
    long id = found("file-1", "ownerless");
    String form = visitor.get("/orphans").body();
    String token = form.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");

    visitor.get("/owners");
    visitor.part("/orphans?fragment=rows");
    visitor.get("/nothing-here");

    assertThat(visitor.post("/orphans/acknowledge", Map.of("pick", "" + id), token).status())
        .isEqualTo(200);
  }

  @Test
  void nobodyDoesWhatTheirTokenDoesNotAllowOrSeesWhatIsAnothers() {
    long id = found("file-1", "ownerless");
    Visitor reader = Visitor.of(client.tenant(), "read");
    Visitor other = Visitor.of(RunningApi.freshTenant().tenant(), "read write");

    assertThat(reader.get("/orphans").body()).contains("file-1").doesNotContain("Acknowledge</");
    assertThat(reader.submit("/orphans", "/orphans/acknowledge", Map.of("pick", "" + id)).status())
        .isEqualTo(403);
    assertThat(reader.submit("/orphans", "/orphans/cleanup", Map.of("pick", "" + id)).status())
        .isEqualTo(403);
    assertThat(other.get("/orphans").body()).doesNotContain("file-1");
    assertThat(other.get("/orphans/" + id).status()).isEqualTo(404);
    assertThat(visitor.get("/orphans/999999999").status()).isEqualTo(404);
  }

  private long found(String name, String finding) {
    String id = name + "-of-" + client.tenant();
    jdbc.sql(
            """
            insert into sighting (kind, id, account, tenant, owner_type, owner_id, finding, resource, first_seen_at,
                                  last_seen_at)
            values ('openai.file', :id, 'acct', :tenant, 'clone', 'gone-' || :tenant, :finding,
                    jsonb_build_object('kind', 'openai.file', 'id', :id, 'account', 'acct', 'scope', '{}'::jsonb),
                    clock_timestamp(), clock_timestamp())
            """)
        .param("id", id)
        .param("tenant", client.tenant())
        .param("finding", finding)
        .update();
    return jdbc.sql(
            """
            insert into finding (tenant, owner_type, owner_id, finding, resource, reason, sighted_kind, sighted_id)
            select tenant, owner_type, owner_id, finding, resource, 'found', kind, id
              from sighting
             where kind = 'openai.file'
               and id = :id
            returning id
            """)
        .param("id", id)
        .query((row, _) -> row.getLong(1))
        .single();
  }
}
