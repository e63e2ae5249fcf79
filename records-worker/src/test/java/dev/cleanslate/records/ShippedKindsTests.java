package dev.cleanslate.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.records.declared.Ending;
import dev.cleanslate.records.declared.RecordKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The shipped declarations on the shipped tables: the four source systems.
class ShippedKindsTests {
  private static final String CLONE = "c1000000-0000-4000-8000-000000000001";
  private static final String OTHER = "c1000000-0000-4000-8000-000000000002";
  private static final String USER = "aa000000-0000-4000-8000-000000000001";
  private static final String DEPLOYMENT = "d1000000-0000-4000-8000-000000000001";
  private static final String NEIGHBOUR = "d1000000-0000-4000-8000-000000000002";
  private static final String TOKEN = "abcdef0123456789abcdef0123456789";
  private static final String LONGER_TOKEN = TOKEN + "00";

  private static Estate estate;

  @BeforeAll
  static void open() {
    estate = Estate.shipped();
  }

  @AfterEach
  void empty() {
    estate.run(
        "truncate api_tokens, certificates, proxy_targets, nodes, ip_reservations, dns_records,"
            + " vnic_info, clones, users cascade");
  }

  @AfterAll
  static void close() {
    estate.close();
  }

  static Stream<String> rowsOfClones() {
    return kinds().filter(kind -> kind.owner().equals("clone_id")).map(RecordKind::name);
  }

  private static Stream<RecordKind> kinds() {
    return Estate.read(Estate.resource("/dev/cleanslate/records/records.yaml")).stream();
  }

  @ParameterizedTest
  @MethodSource("rowsOfClones")
  void rowsOfACloneGoAndThoseOfAnotherStay(String kind) {
    clones();
    String table =
        kinds().filter(each -> each.name().equals(kind)).findFirst().orElseThrow().table().name();
    estate.run(
        "insert into %1$s (clone_id) select '%2$s' from generate_series(1, 5)"
            .formatted(table, CLONE));
    estate.run("insert into %1$s (clone_id) values ('%2$s'), ('%2$s')".formatted(table, OTHER));
    Target target = estate.target(kind, CLONE, createdAt("clones", CLONE));

    assertThat(estate.look(target))
        .isInstanceOfSatisfying(
            Verdict.Present.class,
            present -> assertThat(present.tally()).isEqualTo(new Tally(5, active(kind))));
    assertThat(estate.advance(target))
        .isInstanceOfSatisfying(
            Reply.Gone.class, gone -> assertThat(gone.tally()).isEqualTo(new Tally(5, 0)));
    assertThat(estate.look(target)).isInstanceOf(Verdict.Gone.class);
    assertThat(estate.count(table)).isEqualTo(2);
  }

  @Test
  void whoOwnsAllTablesLacksNothingOfAnyShippedKind() {
    Map<String, String> lacks = RightsTests.lacks(estate);

    assertThat(lacks.keySet()).hasSameSizeAs(estate.handler.kinds());
    assertThat(lacks.values()).containsOnly("");
  }

  @Test
  @ResourceLock(value = ControlTests.WHICH_DATABASE, mode = ResourceAccessMode.READ)
  void whoMayOnlyReadIsToldWhatEachShippedKindTakes() {
    estate.run(
        "create role reader_rights login; grant select on all tables in schema public to"
            + " reader_rights");
    try (Estate worker =
        estate.another(
            Estate.resource("/dev/cleanslate/records/records.yaml"),
            Estate.Setting.usual().as("reader_rights"))) {
      Map<String, String> lacks = RightsTests.lacks(worker);

      assertThat(lacks.values()).doesNotContain("");
      assertThat(lacks.get("gateway.token")).contains("delete on public.");
      assertThat(lacks.get("compute.record")).contains("update (", "insert (");
    }
  }

  @Test
  void aCloneIsHeldByWhatRefersToItAndGoesLast() {
    clones();
    estate.run("insert into threads (clone_id) values ('%s')".formatted(CLONE));
    Target clone = estate.target("clone.record", CLONE, createdAt("clones", CLONE));

    assertThat(estate.advance(clone))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> assertThat(refused.detail()).contains("threads", "clone_id_fkey"));
    assertThat(estate.advance(estate.target("clone.thread", CLONE))).isInstanceOf(Reply.Gone.class);
    assertThat(estate.advance(clone)).isInstanceOf(Reply.Gone.class);
    assertThat(estate.look(clone)).isInstanceOf(Verdict.Gone.class);
    assertThat(estate.count("clones")).isEqualTo(1);
  }

  @Test
  void certificatesAndTargetsGoByTheirTokensHashAndAPrefixIsNoMatch() {
    estate.run(
        "insert into api_tokens (token_hash, name) values ('%s', 'a'), ('%s', 'b')"
            .formatted(TOKEN, LONGER_TOKEN));
    estate.run(
        "insert into certificates (owner_token_hash, domain) values ('%s', 'x'), ('%s', 'y')"
            .formatted(TOKEN, LONGER_TOKEN));
    estate.run(
        "insert into proxy_targets (owner_token_hash, hostname) values ('%s', 'x')"
            .formatted(TOKEN));

    for (String kind : List.of("gateway.certificate", "gateway.proxy_target", "gateway.token")) {
      assertThat(estate.advance(estate.target(kind, TOKEN))).isInstanceOf(Reply.Gone.class);
      assertThat(estate.look(estate.target(kind, TOKEN))).isInstanceOf(Verdict.Gone.class);
    }
    assertThat(estate.one("select string_agg(name, ',') from api_tokens")).isEqualTo("b");
    assertThat(estate.one("select string_agg(domain, ',') from certificates")).isEqualTo("y");
    assertThat(estate.count("proxy_targets")).isZero();
  }

  @Test
  void whatWasTrackedOfANodeGoesAndTheNodeIsMarkedAsCleanedUp() {
    estate.run(
        "insert into nodes (node_name, status) values ('node1', 'failed'), ('node10', 'deployed')");
    estate.run("insert into dns_records (node_name) values ('node1'), ('node10'), ('node1')");
    String number = estate.one("select id from nodes where node_name = 'node1'");

    assertThat(estate.advance(estate.target("node.dns_record", "node1", number)))
        .isInstanceOfSatisfying(
            Reply.Gone.class, gone -> assertThat(gone.tally()).isEqualTo(new Tally(2, 0)));
    Target node = estate.target("node.record", "node1", number);
    assertThat(estate.advance(node)).isInstanceOf(Reply.Gone.class);
    assertThat(estate.look(node)).isInstanceOf(Verdict.Gone.class);

    assertThat(estate.one("select string_agg(node_name || status, ',' order by id) from nodes"))
        .isEqualTo("node1cleanup_completed,node10deployed");
    assertThat(estate.one("select string_agg(node_name, ',') from dns_records"))
        .isEqualTo("node10");
  }

  @Test
  void replicasStopInTwoPhasesThatAreAnswersOfTheirOwn() {
    deployments();
    estate.run(
        """
        insert into deployment_replicas (deployment_id, status)
        values ('%1$s', 'running'), ('%1$s', 'starting'), ('%1$s', 'stopped'), ('%2$s', 'running')
        """
            .formatted(DEPLOYMENT, NEIGHBOUR));
    Target target = estate.target("compute.replica", DEPLOYMENT);

    assertThat(estate.advance(target))
        .isInstanceOfSatisfying(
            Reply.StillDeleting.class,
            still -> assertThat(still.tally()).as("none is stopped").isEqualTo(new Tally(0, 0)));
    assertThat(estate.count("deployment_replicas where status = 'stopping'")).isEqualTo(2);
    assertThat(estate.count("deployment_replicas where stopped_at is not null")).isZero();
    assertThat(estate.look(target)).isInstanceOf(Verdict.Present.class);

    assertThat(estate.advance(target))
        .isInstanceOfSatisfying(
            Reply.Gone.class, gone -> assertThat(gone.tally()).isEqualTo(new Tally(2, 0)));
    assertThat(
            estate.count("deployment_replicas where status = 'stopped' and stopped_at is not null"))
        .isEqualTo(2);
    assertThat(estate.count("deployment_replicas where status = 'running'")).isEqualTo(1);
    assertThat(estate.look(target)).isInstanceOf(Verdict.Gone.class);
  }

  @Test
  void aDeploymentIsMarkedOnceWithOneEntryThatSaysWhatStoppedAndWhatWasReleased() {
    deployments();
    estate.run(
        """
        insert into deployment_resources (deployment_id, cpu, memory, storage, status)
        values ('%1$s', 1.50, 512, 10, 'released'), ('%1$s', 2.5, null, 5, 'released'), ('%2$s', 64, 64, 64, 'allocated')
        """
            .formatted(DEPLOYMENT, NEIGHBOUR));
    estate.run(
        """
        insert into deployment_replicas (deployment_id, status)
        values ('%1$s', 'stopped'), ('%1$s', 'stopped'), ('%1$s', 'stopped')
        """
            .formatted(DEPLOYMENT));
    Target target =
        estate.target("compute.record", DEPLOYMENT, createdAt("deployments", DEPLOYMENT));

    assertThat(estate.look(target)).isInstanceOf(Verdict.Present.class);
    assertThat(estate.advance(target)).isInstanceOf(Reply.Gone.class);
    assertThat(estate.advance(target)).isInstanceOf(Reply.Gone.class);
    assertThat(estate.look(target)).isInstanceOf(Verdict.Gone.class);

    assertThat(estate.one("select status from deployments where id = ?", DEPLOYMENT))
        .isEqualTo("deleted");
    assertThat(
            estate.one(
                """
                select string_agg(old_status || '>' || new_status || '>' || changed_by || '>' || reason, '|')
                from deployment_status_history\
                """))
        .isEqualTo(
            "running>deleted>%s>Deleted: 3 replicas stopped, released cpu=4 memory=512 gpu=0 storage=15"
                .formatted(USER));
    assertThat(estate.count("deployments where deleted_at is null")).isEqualTo(1);
  }

  @Test
  void allocationsAreReleasedAndRoutesAreDeleted() {
    deployments();
    estate.run(
        "insert into deployment_resources (deployment_id, cpu) values ('%s', 2)"
            .formatted(DEPLOYMENT));
    estate.run(
        "insert into load_balancer_routes (deployment_id, host, target) values ('%s', 'h', 't')"
            .formatted(DEPLOYMENT));

    for (String kind : List.of("compute.allocation", "compute.load_balancer_route")) {
      assertThat(estate.look(estate.target(kind, DEPLOYMENT))).isInstanceOf(Verdict.Present.class);
      assertThat(estate.advance(estate.target(kind, DEPLOYMENT))).isInstanceOf(Reply.Gone.class);
      assertThat(estate.look(estate.target(kind, DEPLOYMENT))).isInstanceOf(Verdict.Gone.class);
    }
    assertThat(estate.one("select status from deployment_resources where released_at is not null"))
        .isEqualTo("released");
    assertThat(estate.count("load_balancer_routes")).isZero();
  }

  @Test
  void everyShippedKindStatesItsProofAndFitsTheShippedTables() {
    assertThat(kinds())
        .hasSize(25)
        .allSatisfy(kind -> {
          assertThat(kind.sameness()).as(kind.name()).isPresent();
          String id =
              kind.owner().equals("node_name")
                  ? "node-1"
                  : kind.database().equals("gateway") ? TOKEN : CLONE;
          assertThat(estate.look(estate.target(kind.name(), id, "none")))
              .as(kind.name())
              .isInstanceOf(Verdict.Gone.class);
        });
    assertThat(kinds().filter(kind -> kind.ending() instanceof Ending.Deletion)).hasSize(21);
  }

  /// New sessions are active; nothing else can be.
  private static long active(String kind) {
    return kind.equals("clone.session") ? 5 : 0;
  }

  private void clones() {
    estate.run(
        "insert into clones (id, user_id, name) values ('%s', '%3$s', 'a'), ('%s', '%3$s', 'b')"
            .formatted(CLONE, OTHER, USER));
  }

  private void deployments() {
    estate.run("insert into users (id, name) values ('%s', 'somebody')".formatted(USER));
    estate.run(
        """
        insert into deployments (id, user_id, name, status)
        values ('%1$s', '%3$s', 'a', 'running'), ('%2$s', '%3$s', 'b', 'running')
        """
            .formatted(DEPLOYMENT, NEIGHBOUR, USER));
  }

  private String createdAt(String table, String id) {
    return estate.one(
        "select case when pg_typeof(created_at)::text like '%with time zone' then"
            + " (created_at at time zone 'UTC')::text || '+00' else created_at::text end from "
            + table
            + " where id = ?",
        id);
  }
}
