package dev.cleanslate.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The four tables of the cluster service.
class ClustersTests {
  @TempDir private Path folder = Path.of("");
  private OldTables tables;
  private PlayedOrchestrator orchestrator;

  @BeforeEach
  void begin() throws IOException, SQLException {
    tables = OldTables.clusters();
    orchestrator = new PlayedOrchestrator();
  }

  @AfterEach
  void end() throws SQLException {
    orchestrator.close();
    tables.close();
  }

  private static String cloud() {
    return "02b7-" + UUID.randomUUID();
  }

  private void node(int number, String name, String status) throws SQLException {
    tables.put(
        "insert into nodes (id, node_name, bare_metal_id, status) values (?, ?, ?, ?)",
        number,
        name,
        cloud(),
        status);
  }

  private String address(
      @Nullable String node, String address, String type, @Nullable String subnet)
      throws SQLException {
    String id = cloud();
    tables.put(
        "insert into ip_reservations (node_name, ip_address, ip_type, reservation_id, subnet_id)"
            + " values (?, cast(? as inet), ?, ?, ?)",
        node,
        address,
        type,
        id,
        subnet);
    return id;
  }

  private String name(String node, String type) throws SQLException {
    String id = type + ":" + UUID.randomUUID();
    tables.put(
        "insert into dns_records (node_name, record_name, record_type, rdata, record_id)"
            + " values (?, ?, ?, '10.0.0.9', ?)",
        node,
        node + "-mgmt",
        type,
        id);
    return id;
  }

  private String networkInterface(String node, String type) throws SQLException {
    String id = cloud();
    tables.put(
        "insert into vnic_info (node_name, vnic_name, vnic_id, vnic_type) values (?, ?, ?, ?)",
        node,
        node + "-vni",
        id,
        type);
    return id;
  }

  private Imported imported(String... more) throws Exception {
    String[] arguments = new String[more.length + 1];
    arguments[0] = "clusters";
    System.arraycopy(more, 0, arguments, 1, more.length);
    return Imported.run(tables, orchestrator, folder, arguments);
  }

  private static JsonNode table(Imported imported, String table) {
    return imported.json().path("tables").path(table);
  }

  @Test
  void aNodeIsRegisteredWithAllThatWasTrackedOfItInTheRightPlaces() throws Exception {
    node(7, "node1", "deployed");
    node(8, "node10", "deployed");
    String management = address("node1", "10.240.0.9", "management", null);
    String workload = address("node1", "10.240.1.9", "workload", null);
    String elsewhere = address("node1", "10.240.2.9", "ahv", "02b7-" + new UUID(1, 1));
    String other = address("node10", "10.240.0.10", "cvm", null);
    String plain = name("node1", "A");
    String back = name("node1", "PTR");
    String first = networkInterface("node1", "management_vni");
    String second = networkInterface("node1", "workload_vni");

    Imported imported = imported();

    assertThat(imported.status()).as(imported.out() + imported.err()).isZero();
    assertThat(orchestrator.owners()).containsExactlyInAnyOrder("node/node1", "node/node10");
    PlayedOrchestrator.Owner node = orchestrator.owner("node", "node1");
    assertThat(node.aliases()).containsExactly("7");
    assertThat(node.ids("ibm.reserved_ip")).contains(management, workload, elsewhere).hasSize(3);
    assertThat(orchestrator.owner("node", "node10").ids("ibm.reserved_ip")).containsExactly(other);
    assertThat(subnet(node, "ibm.reserved_ip", management)).isEqualTo(Imported.SUBNET);
    assertThat(subnet(node, "ibm.reserved_ip", workload)).isEqualTo(Imported.OTHER_SUBNET);
    assertThat(subnet(node, "ibm.reserved_ip", elsewhere)).isEqualTo("02b7-" + new UUID(1, 1));
    assertThat(subnet(node, "ibm.virtual_network_interface", first)).isEqualTo(Imported.SUBNET);
    assertThat(subnet(node, "ibm.virtual_network_interface", second))
        .isEqualTo(Imported.OTHER_SUBNET);
    JsonNode record = node.item("ibm.dns_record", plain);
    assertThat(record.path("scope").path("instance").asString()).isEqualTo(Imported.INSTANCE);
    assertThat(record.path("scope").path("zone").asString()).isEqualTo("zone-1");
    assertThat(record.path("account").asString()).isEqualTo(Imported.ACCOUNT);
    assertThat(node.ids("ibm.dns_ptr_record")).containsExactly(back);
    JsonNode server =
        node.item("ibm.bare_metal_server", node.ids("ibm.bare_metal_server").getFirst());
    assertThat(server.path("scope").path("vpc").asString()).isEqualTo(Imported.VPC);
  }

  private static String subnet(PlayedOrchestrator.Owner owner, String kind, String id) {
    return owner.item(kind, id).path("scope").path("subnet").asString();
  }

  @Test
  void theRowsThemselvesAreRegisteredWithTheNodesNumberAndTheDatabasesAccount() throws Exception {
    node(7, "node1", "deployed");
    name("node1", "A");
    name("node1", "A");

    imported();

    PlayedOrchestrator.Owner node = orchestrator.owner("node", "node1");
    assertThat(node.ids("node.dns_record")).containsExactly("node1");
    JsonNode rows = node.item("node.dns_record", "node1");
    assertThat(rows.path("sameness").asString()).isEqualTo("7");
    assertThat(rows.path("account").asString())
        .isEqualTo(
            tables.ask(
                "select (select system_identifier from pg_control_system()) || '/' ||"
                    + " current_database()"));
    assertThat(node.item("node.record", "node1").path("sameness").asString()).isEqualTo("7");
    assertThat(node.ids("node.vnic")).as("it has no interfaces").isEmpty();
  }

  @Test
  void whatCannotBePlacedIsWrittenDownRowByRowAndTheRestIsRegistered() throws Exception {
    node(1, "good", "deployed");
    node(2, "o'brien\"; drop table nodes; --", "deployed");
    node(3, "twice", "deployed");
    node(4, "twice", "failed");
    tables.put("insert into nodes (id, node_name) values (5, null)");
    address("good", "10.240.0.9", "storage", null);
    address("good", "10.240.0.2/24", "management", null);
    address("good", "10.240.0.255/24", "management", null);
    String last = address("good", "10.240.0.4/24", "management", null);
    address("ghost", "10.240.0.9", "management", null);
    address(null, "10.240.0.9", "management", null);
    tables.run("insert into ip_reservations (node_name, ip_type) values ('good', 'cluster')");
    tables.run(
        "insert into dns_records (node_name, record_type, record_id) values ('good', 'A', 'r-1')");
    String hers = name("o'brien\"; drop table nodes; --", "A");
    name("twice", "A");
    networkInterface("good", "storage_vni");

    Imported imported = imported("--json");

    assertThat(imported.status()).isEqualTo(1);
    assertThat(imported.reasons())
        .containsExactly(
            "dns_records 1 bad-id",
            "dns_records 2 refused",
            "dns_records 3 ambiguous-owner",
            "ip_reservations 1 unknown-type",
            "ip_reservations 2 provider-owned",
            "ip_reservations 3 provider-owned",
            "ip_reservations 5 owner-missing",
            "ip_reservations 6 no-owner",
            "ip_reservations 7 no-id",
            "nodes 2 refused",
            "nodes 3 ambiguous-owner",
            "nodes 4 ambiguous-owner",
            "nodes 5 no-owner",
            "vnic_info 1 unknown-type");
    assertThat(imported.unplaced())
        .allSatisfy(line -> assertThat(line.path("detail").asString("")).isNotBlank());
    assertThat(orchestrator.owner("node", "good").ids("ibm.reserved_ip")).containsExactly(last);
    assertThat(orchestrator.owner("node", "o'brien\"; drop table nodes; --").ids("ibm.dns_record"))
        .containsExactly(hers);
    assertThat(orchestrator.owner("node", "twice").ids("ibm.bare_metal_server")).hasSize(2);
    assertThat(orchestrator.owners()).as("nobody is made of a stray row").hasSize(3);
    holdsThatEachRowIsCountedOnce(imported);
  }

  private void holdsThatEachRowIsCountedOnce(Imported imported) throws SQLException {
    for (String name : imported.json().path("tables").propertyNames()) {
      JsonNode table = table(imported, name);
      assertThat(table.path("read").asLong())
          .as(name)
          .isEqualTo(Long.parseLong(tables.ask("select count(*) from " + name)))
          .isEqualTo(
              table.path("registered").asLong()
                  + table.path("known").asLong()
                  + table.path("finished").asLong()
                  + table.path("unplaced").asLong());
    }
  }

  @Test
  void aSecondRunRegistersNothingAndSaysSo() throws Exception {
    node(1, "node1", "deployed");
    address("node1", "10.240.0.9", "management", null);
    name("node1", "A");
    imported();
    int registrations = orchestrator.registrations();

    Imported again = imported();

    assertThat(again.status()).isZero();
    assertThat(again.out()).contains("Nothing new was registered.");
    assertThat(orchestrator.registrations()).isEqualTo(registrations);
  }

  @Test
  void whatIsNewSinceTheFirstRunIsRegisteredAndTheRestIsCountedAsKnown() throws Exception {
    node(1, "node1", "deployed");
    name("node1", "A");
    imported();
    name("node1", "CNAME");

    Imported again = imported("--json");

    assertThat(table(again, "dns_records").path("registered").asInt()).isEqualTo(1);
    assertThat(table(again, "dns_records").path("known").asInt()).isEqualTo(1);
    assertThat(table(again, "nodes").path("known").asInt()).isEqualTo(1);
    assertThat(again.json().path("resources").path("registered").asInt()).isEqualTo(1);
  }

  @Test
  void whatTheOlderServiceWasDoneWithIsCountedAndOnlyTakenWhereAskedFor() throws Exception {
    node(1, "old", "cleanup_completed");
    name("old", "A");

    Imported without = imported("--json");
    Imported with = imported("--include-finished");

    assertThat(without.status()).isZero();
    assertThat(table(without, "nodes").path("finished").asInt()).isEqualTo(1);
    assertThat(table(without, "dns_records").path("finished").asInt()).isEqualTo(1);
    assertThat(with.status()).isZero();
    assertThat(orchestrator.owner("node", "old").ids("ibm.dns_record")).hasSize(1);
  }

  @Test
  void anAliasThatIsAnothersIsToldAndAllElseOfTheOwnerIsRegistered() throws Exception {
    node(2, "7", "deployed");
    node(7, "node1", "deployed");

    Imported imported = imported();

    assertThat(imported.reasons()).containsExactly("nodes 7 alias-clash");
    assertThat(orchestrator.owner("node", "node1").ids("ibm.bare_metal_server")).hasSize(1);
    assertThat(orchestrator.owner("node", "node1").aliases()).isEmpty();
    assertThat(orchestrator.owner("node", "7").aliases()).containsExactly("2");
  }

  @Test
  void whatIsCalledByAFurtherNameOfAnotherIsNeverAddedToThatOne() throws Exception {
    node(7, "node1", "deployed");
    imported();
    node(2, "7", "deployed");

    Imported imported = imported();

    assertThat(imported.reasons()).containsExactly("nodes 2 refused");
    assertThat(orchestrator.owner("node", "node1").ids("ibm.bare_metal_server")).hasSize(1);
  }

  @Test
  void nodesOfADeploymentAreOwnedByItWhereTheTableSaysSo() throws Exception {
    tables.run("alter table nodes add deployment_id varchar(255)");
    node(1, "node1", "deployed");
    node(2, "node2", "deployed");
    tables.run("update nodes set deployment_id = 'deployment-123'");

    assertThat(imported().status()).isZero();

    assertThat(orchestrator.owner("deployment", "deployment-123").ids("owner"))
        .containsExactly("node1", "node2");
  }

  @Test
  void aDeploymentIsNotRegisteredAgainForNodesThatItIsKnownToHave() throws Exception {
    deployment("cleanup_completed");
    imported("--include-finished");
    int registrations = orchestrator.registrations();

    Imported again = imported("--include-finished");

    assertThat(orchestrator.registrations()).isEqualTo(registrations);
    assertThat(again.out()).contains("Nothing new was registered.");
    assertThat(orchestrator.owner("deployment", "deployment-123").at())
        .as("made when the first of them was")
        .containsExactly("2026-03-01T12:00:00Z");
  }

  @Test
  void aNodeThatLivesAnewIsItsDeploymentsAgain() throws Exception {
    deployment("deployed");
    imported();
    orchestrator.beginAnew("node", "node2");

    imported();

    PlayedOrchestrator.Owner deployment = orchestrator.owner("deployment", "deployment-123");
    assertThat(deployment.ids("owner")).containsExactly("node1", "node2", "node2");
    assertThat(deployment.at()).containsExactly("2026-03-01T12:00:00Z", "2026-07-01T12:00:00Z");
  }

  /// Two nodes of one, made one after the other.
  private void deployment(String status) throws SQLException {
    tables.run("alter table nodes add deployment_id varchar(255)");
    tables.run("alter table nodes add created_at timestamp default '2026-07-01 12:00:00'");
    node(1, "node1", status);
    tables.run("update nodes set created_at = '2026-03-01 12:00:00'");
    node(2, "node2", status);
    tables.run("update nodes set deployment_id = 'deployment-123'");
  }

  @Test
  void aTimeWithoutAZoneIsTakenAsItsServersAndOneThatLiesAheadIsNone() throws Exception {
    node(1, "node1", "deployed");
    node(2, "ahead", "deployed");
    String sql =
        "insert into dns_records (node_name, record_id, created_at) values (?, ?, cast(? as"
            + " timestamp))";
    tables.put(sql, "node1", "A:" + UUID.randomUUID(), "2026-03-01 12:00:00");
    tables.put(sql, "node1", "A:" + UUID.randomUUID(), "2026-07-01 12:00:00");
    tables.put(sql, "ahead", "A:" + UUID.randomUUID(), "2999-01-01 00:00:00");
    tables.put(sql, "ahead", "A:" + UUID.randomUUID(), "infinity");

    imported("--zone", "Europe/Berlin");

    assertThat(orchestrator.owner("node", "node1").at()).containsExactly("2026-03-01T11:00:00Z");
    assertThat(orchestrator.owner("node", "ahead").at()).containsExactly("none");
  }

  @Test
  void rowsWithoutTheirNodeAreRegisteredForOneOfThatNameWhereAskedFor() throws Exception {
    String id = name("ghost", "A");

    Imported imported = imported("--adopt-strays");

    assertThat(orchestrator.owner("node", "ghost").ids("ibm.dns_record")).containsExactly(id);
    assertThat(imported.reasons()).containsExactly("dns_records 1 no-proof");
  }
}
