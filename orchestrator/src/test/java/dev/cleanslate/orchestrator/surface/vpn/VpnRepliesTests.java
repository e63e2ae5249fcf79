package dev.cleanslate.orchestrator.surface.vpn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.catalog.CatalogReader;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.EngineRig;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.orchestrator.notice.NoticeFixture;
import dev.cleanslate.testkit.TestPostgres;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// The two replies and the two status calls, from what really happened to deletions.
class VpnRepliesTests {
  private static HikariDataSource database;
  private static JdbcClient jdbc;
  private static EngineRig rig;
  private static IntSupplier news;
  private static VpnDeletions deletions;

  @BeforeAll
  static void create() {
    database = TestPostgres.fleetingDatabase();
    PostgresBooks.migrate(database);
    jdbc = JdbcClient.create(database);
    Books books = PostgresBooks.in(database);
    rig =
        new EngineRig(
            books,
            CatalogReader.read(
                new StringReader(
                    """
                    workers:
                      host: {}
                    kinds:
                      host.process: { worker: host, ids: reused, sameness: start, verify: { delay: 0s }, deadline: 30m }
                      host.route: { like: host.process, id-pattern: ".{1,200}" }
                      host.interface: { like: host.process }
                      host.config_file: { like: host.process }
                    owner-types:
                      vpn-instance:
                        kinds:
                          host.process: {}
                          host.route: { after: [host.process] }
                          host.interface: { after: [host.process, host.route] }
                          host.config_file: { last: true }
                      other:
                        kinds: { host.process: {} }
                    """)));
    VpnSteps steps = new VpnSteps(jdbc);
    news = NoticeFixture.replies(books, jdbc, new VpnReplies(steps));
    deletions = new VpnDeletions(jdbc, steps);
    assertThat(news.getAsInt()).isZero();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void oneReplyWhenItBeginsAndOneWhenItIsVerified() {
    UUID deletion = open("office");
    derive();
    assertThat(replies(deletion)).hasSize(1);
    JsonNode first = replies(deletion).getFirst();
    assertThat(first.path("cleanup_status").asString()).isEqualTo("initiated");
    CleanupStatus begun = deletions.status(service("t"), deletion).orElseThrow();
    assertThat(begun.cleanupStatus()).isEqualTo(Progress.IN_PROGRESS);
    assertThat(component(begun, "THREAD_TERMINATION").status()).isEqualTo(Progress.IN_PROGRESS);
    assertThat(component(begun, "VPN_DISCONNECT").status()).isEqualTo(Progress.NOT_STARTED);
    assertThat(deletions.verification(service("t")).activeOperations()).isPositive();

    rig.goneUntilQuiet();
    derive();
    derive();

    assertThat(replies(deletion)).hasSize(2);
    JsonNode second = replies(deletion).getLast();
    assertThat(second.path("type").asString()).isEqualTo("cleanup_verification");
    assertThat(second.path("operation_id").asString())
        .isEqualTo("cleanup_" + deletion + "_office")
        .isEqualTo(first.path("operation_id").asString());
    assertThat(second.path("cleanup_successful").asBoolean()).isTrue();
    assertThat(second.at("/verification_report/thread_verification/exists").asBoolean()).isFalse();
    assertThat(second.at("/verification_report/routing_verification/rule_count").asInt()).isZero();
    assertThat(second.at("/verification_report/routing_verification/details").asString())
        .isEqualTo("all 2 were seen gone");
    assertThat(second.at("/verification_report/thread_verification/evidence/0/control").asString())
        .isEqualTo("GET parent -> 200");
    CleanupStatus ended = deletions.status(service("t"), deletion).orElseThrow();
    assertThat(ended.cleanupStatus()).isEqualTo(Progress.COMPLETED);
    assertThat(ended.components())
        .hasSize(5)
        .allSatisfy((_, component) -> assertThat(component.status()).isEqualTo(Progress.COMPLETED));
    assertThat(component(ended, "THREAD_TERMINATION").verificationData())
        .isEqualTo(Map.of("thread_id", "4711", "stopped", true));
    assertThat(component(ended, "VPN_DISCONNECT").verificationData())
        .isEqualTo(Map.of("vpn_type", "wireguard", "disconnected", true));
    assertThat(component(ended, "THREAD_TERMINATION").durationMs()).isNotNull();
    assertThat(ended.endTime()).isNotNull();
  }

  @Test
  void whatIsStuckIsToldOnceAndThenWhatBecameOfIt() {
    UUID deletion = open("stuck");
    rig.engine.apply(List.of(EngineRig.refused(rig.sent().getFirst())));
    Command look = rig.sent().getFirst();
    rig.engine.apply(List.of(EngineRig.present(look, Verdict.Standing.HELD)));
    derive();
    JsonNode failed = replies(deletion).getLast();
    assertThat(failed.path("cleanup_successful").asBoolean()).isFalse();
    assertThat(failed.at("/verification_report/thread_verification/is_running").asBoolean())
        .isTrue();
    CleanupStatus status = deletions.status(service("t"), deletion).orElseThrow();
    assertThat(component(status, "THREAD_TERMINATION").error()).isNotBlank();

    // A slow look that finds the same is no news.
    jdbc.sql(
            "update step set due_at = clock_timestamp() where saga_id = :saga and due_at is not"
                + " null")
        .param("saga", deletion)
        .update();
    rig.engine.wake(10);
    rig.engine.apply(List.of(EngineRig.present(rig.sent().getFirst(), Verdict.Standing.HELD)));
    derive();
    assertThat(replies(deletion)).hasSize(2);

    rig.engine.change(
        deletion,
        hand -> {
          hand.retry("jo");
          return true;
        });
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          rig.engine.wake(10);
          rig.goneUntilQuiet();
          return deletions.status(service("t"), deletion).orElseThrow().endTime() != null;
        });
    derive();
    assertThat(replies(deletion)).hasSize(3);
    assertThat(replies(deletion).getLast().path("cleanup_successful").asBoolean()).isTrue();
  }

  @Test
  void ownersOfOtherTypesAndTenantsAreNoneOfIts() {
    OwnerRef other = new OwnerRef("t", "other", "x");
    rig.register(other, item("host.process", "1", "boot/1"));
    UUID deletion = rig.open(other);
    rig.goneUntilQuiet();
    UUID mine = open("mine");
    rig.goneUntilQuiet();
    derive();

    assertThat(replies(deletion)).isEmpty();
    assertThat(deletions.status(service("t"), deletion)).isEmpty();
    assertThat(deletions.status(service("t2"), mine)).isEmpty();
    assertThat(deletions.verification(service("t2")).verified()).isZero();
  }

  private static Caller service(String tenant) {
    return new Caller("manager", tenant, null, false);
  }

  private static CleanupStatus.ComponentStatus component(CleanupStatus status, String name) {
    return Objects.requireNonNull(status.components().get(name));
  }

  private static UUID open(String name) {
    OwnerRef owner = new OwnerRef("t", "vpn-instance", name);
    rig.register(
        owner,
        item("host.process", "4711", "boot/17"),
        item("host.route", "main/inet/10.8.0.0/24 dev " + name, "static/0"),
        item("host.route", "main/inet/10.9.0.0/24 dev " + name, "static/0"),
        item("host.interface", name, "boot/7/wireguard"),
        item("host.config_file", name, "sha256:1"));
    return rig.open(owner);
  }

  private static ResourceEvent.Item item(String kind, String id, String sameness) {
    return new ResourceEvent.Item(kind, id, null, "acct", null, null, sameness, null);
  }

  private static void derive() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            jdbc.sql(
                        "select count(*) from history where xid >="
                            + " pg_snapshot_xmin(pg_current_snapshot())")
                    .query((row, _) -> row.getLong(1))
                    .single()
                == 0);
    while (news.getAsInt() > 0) {
      // There may be more.
    }
  }

  private static List<JsonNode> replies(UUID deletion) {
    return jdbc.sql("select body from notice where subject = 'vpn/' || :deletion order by id")
        .param("deletion", deletion.toString())
        .query((row, _) -> Wire.json().readTree(row.getString(1)))
        .list();
  }
}
