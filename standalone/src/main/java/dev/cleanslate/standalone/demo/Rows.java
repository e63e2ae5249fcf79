package dev.cleanslate.standalone.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The rows of a token, a clone, a node and a compute deployment in their services' databases.
final class Rows {
  private static final String GATEWAY = "gateway";
  private static final String CLONES = "clones";
  private static final String CLUSTERS = "clusters";
  private static final String COMPUTE = "compute";

  static final String NODE = "node.record";
  static final String NODE_NAMES = "node.dns_record";
  static final String NODE_INTERFACES = "node.vnic";
  static final String NODE_ADDRESSES = "node.ip_reservation";

  /// By kind: the database, and the statement that counts what is not gone under a key.
  private static final Map<String, Table> TABLES = tables();

  private record Table(String database, String count) {}

  private final Estate estate;
  private final List<Database> locks = new ArrayList<>();

  Rows(Estate estate) {
    this.estate = estate;
  }

  private static Map<String, Table> tables() {
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put("gateway.certificate", table(GATEWAY, "certificates", "owner_token_hash"));
    tables.put("gateway.proxy_target", table(GATEWAY, "proxy_targets", "owner_token_hash"));
    tables.put("gateway.token", table(GATEWAY, "api_tokens", "token_hash"));
    tables.put("clone.session", table(CLONES, "clone_sessions", "clone_id::text"));
    tables.put("clone.knowledge", table(CLONES, "clone_knowledge", "clone_id::text"));
    tables.put("clone.document", table(CLONES, "documents", "clone_id::text"));
    tables.put("clone.chunk", table(CLONES, "document_chunks", "clone_id::text"));
    tables.put("clone.chat_message", table(CLONES, "chat_messages", "clone_id::text"));
    tables.put("clone.record", table(CLONES, "clones", "id::text"));
    tables.put(NODE_NAMES, table(CLUSTERS, "dns_records", "node_name"));
    tables.put(NODE_INTERFACES, table(CLUSTERS, "vnic_info", "node_name"));
    tables.put(NODE_ADDRESSES, table(CLUSTERS, "ip_reservations", "node_name"));
    tables.put(NODE, table(CLUSTERS, "nodes where status <> 'cleanup_completed' and", "node_name"));
    tables.put(
        "compute.load_balancer_route",
        table(COMPUTE, "load_balancer_routes", "deployment_id::text"));
    tables.put(
        "compute.replica",
        table(COMPUTE, "deployment_replicas where status <> 'stopped' and", "deployment_id::text"));
    tables.put(
        "compute.allocation",
        table(
            COMPUTE, "deployment_resources where status <> 'released' and", "deployment_id::text"));
    tables.put(
        "compute.record", table(COMPUTE, "deployments where deleted_at is null and", "id::text"));
    return tables;
  }

  private static Table table(String database, String from, String key) {
    String where = from.endsWith("and") ? " " : " where ";
    return new Table(database, "select count(*) from " + from + where + key + " = ?");
  }

  /// A token with certificates and targets; it is known by its name, and its rows by its hash.
  Owner token(Role role) throws IOException {
    String hash = sha256(role.id());
    try (Database gateway = Database.open(estate, GATEWAY)) {
      gateway.write("insert into api_tokens (token_hash, name) values (?, ?)", hash, role.id());
      for (int i = 0; i < 5; i++) {
        gateway.write(
            "insert into certificates (owner_token_hash, domain) values (?, ?)",
            hash,
            "c%d.%s.example".formatted(i, role.id()));
        gateway.write(
            "insert into proxy_targets (owner_token_hash, hostname) values (?, ?)",
            hash,
            "t%d.%s.example".formatted(i, role.id()));
      }
      List<Resource> resources =
          resources(gateway, hash, "gateway.certificate", "gateway.proxy_target", "gateway.token");
      return new Owner(role, resources, Set.of(), List.of(), List.of(hash));
    }
  }

  /// The rows of a clone, two of its sessions open.
  List<Resource> clone(Role role) throws IOException {
    UUID id = UUID.nameUUIDFromBytes(role.id().getBytes(StandardCharsets.UTF_8));
    try (Database clones = Database.open(estate, CLONES)) {
      clones.write("insert into clones (id, user_id, name) values (?, ?, ?)", id, id, role.id());
      String sessions = "insert into clone_sessions (clone_id, status) values (?, ?)";
      clones.write(sessions, id, "active");
      clones.write(sessions, id, "active");
      clones.write(sessions, id, "terminated");
      for (String table : List.of("clone_knowledge", "documents", "chat_messages")) {
        clones.write(
            "insert into %s (clone_id) select ? from generate_series(1, 20)".formatted(table), id);
      }
      clones.write(
          "insert into document_chunks (clone_id) select ? from generate_series(1, 3000)", id);
      return resources(
          clones,
          id.toString(),
          "clone.session",
          "clone.knowledge",
          "clone.document",
          "clone.chunk",
          "clone.chat_message",
          "clone.record");
    }
  }

  /// What the cluster service keeps about a node.
  Owner tracked(Owner node) throws IOException {
    String name = node.role().id();
    try (Database clusters = Database.open(estate, CLUSTERS)) {
      String number =
          clusters.text(
              "insert into nodes (node_name, bare_metal_id, status) values (?, ?, 'deployed')"
                  + " returning id",
              name,
              node.of(IbmCloud.SERVER).getFirst().id());
      track(clusters, "dns_records (node_name, record_id)", name, node.of(IbmCloud.RECORD));
      track(clusters, "vnic_info (node_name, vnic_id)", name, node.of(IbmCloud.INTERFACE));
      track(
          clusters, "ip_reservations (node_name, reservation_id)", name, node.of(IbmCloud.ADDRESS));
      List<Resource> resources = new ArrayList<>(node.resources());
      for (String kind : List.of(NODE_NAMES, NODE_INTERFACES, NODE_ADDRESSES, NODE)) {
        resources.add(new Resource(kind, name, Map.of(), clusters.account(), number));
      }
      return new Owner(node.role(), resources, node.owned());
    }
  }

  private static void track(Database clusters, String table, String node, List<Resource> tracked)
      throws IOException {
    for (Resource resource : tracked) {
      clusters.write("insert into " + table + " values (?, ?)", node, resource.id());
    }
  }

  /// A deployment with replicas that run, what they use, and a route to them.
  Owner compute(Role role) throws IOException {
    UUID id = UUID.nameUUIDFromBytes(role.id().getBytes(StandardCharsets.UTF_8));
    try (Database compute = Database.open(estate, COMPUTE)) {
      compute.write("insert into users (id, name) values (?, ?)", id, "user of " + role.id());
      compute.write(
          "insert into deployments (id, user_id, name, status) values (?, ?, ?, 'running')",
          id,
          id,
          role.id());
      String replica = "insert into deployment_replicas (deployment_id, status) values (?, ?)";
      compute.write(replica, id, "running");
      compute.write(replica, id, "running");
      compute.write(replica, id, "starting");
      compute.write(
          "insert into deployment_resources (deployment_id, cpu, memory) values (?, 2, 512)", id);
      compute.write(
          "insert into load_balancer_routes (deployment_id, host, target) values (?, ?, ?)",
          id,
          role.id() + ".example",
          "10.1.1.1");
      List<Resource> resources =
          resources(
              compute,
              id.toString(),
              "compute.load_balancer_route",
              "compute.replica",
              "compute.allocation",
              "compute.record");
      return new Owner(role, resources, Set.of(), List.of(), List.of(id.toString()));
    }
  }

  private static List<Resource> resources(Database database, String key, String... kinds) {
    return List.of(kinds).stream()
        .map(kind -> new Resource(kind, key, Map.of(), database.account()))
        .toList();
  }

  /// Holds a row of a token and one of a deployment, as somebody does who is at work on them.
  void lock(List<Owner> owners) throws IOException {
    for (Owner owner : owners) {
      String key = owner.resources().isEmpty() ? "" : owner.resources().getFirst().id();
      switch (owner.role().plot()) {
        case TOKEN ->
            lock(
                GATEWAY,
                "select id from certificates where owner_token_hash = ? order by id limit 1 for"
                    + " update",
                key);
        case COMPUTE ->
            lock(
                COMPUTE,
                "select id from deployment_replicas where deployment_id = ?::uuid order by id limit"
                    + " 1 for update",
                key);
        default -> {
          // Nobody is at work there.
        }
      }
    }
  }

  private void lock(String name, String sql, String key) throws IOException {
    Database database = Database.open(estate, name);
    locks.add(database);
    database.lock(sql, key);
  }

  /// Lets go of what was held.
  void unlock() throws IOException {
    for (Database lock : locks) {
      lock.close();
    }
    locks.clear();
  }

  /// Which of these are there, by the databases' own account.
  Set<String> present(List<Owner> owners) throws IOException {
    Set<String> present = new HashSet<>();
    for (Owner owner : owners) {
      for (Resource resource : owner.resources()) {
        Table table = TABLES.get(resource.kind());
        if (table != null && count(table, resource.id()) > 0) {
          present.add(resource.key());
        }
      }
    }
    return present;
  }

  private long count(Table table, String key) throws IOException {
    try (Database database = Database.open(estate, table.database())) {
      return Long.parseLong(database.text(table.count(), key));
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
