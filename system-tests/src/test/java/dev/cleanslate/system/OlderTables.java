package dev.cleanslate.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/// The four older services' tables with a few owners in them, as the page on moving over has them,
/// and the environment of the one for clusters. Its first node is there at the provider.
final class OlderTables {
  private static final String NODE = "nutanix-poc-bm-node-01";

  private static final Map<String, String> ROWS =
      Map.of(
          "gateway",
          """
          insert into api_tokens (token_hash, name)
          values (md5('token-1'), 'token-1'), (md5('token-2'), 'token-2');
          insert into certificates (owner_token_hash, domain)
          values (md5('token-1'), 'a.example'), (md5('token-2'), 'b.example'), (md5('token-0'), 'c.example');
          insert into proxy_targets (owner_token_hash, hostname) values (md5('token-2'), 'b.internal')
          """,
          "clones",
          """
          insert into clones (id, user_id, name) values (md5('clone')::uuid, md5('jo')::uuid, 'notes');
          insert into clone_sessions (clone_id) values (md5('clone')::uuid), (md5('clone')::uuid)
          """,
          "clusters",
          """
          insert into nodes (node_name, status)
          values ('nutanix-poc-bm-node-02', 'deployed'), ('nutanix-poc-bm-node-03', 'cleanup_completed');
          insert into ip_reservations (node_name, ip_type, reservation_id)
          values ('nutanix-poc-bm-node-99', 'cvm', '02b7-' || gen_random_uuid()),
                 ('nutanix-poc-bm-node-01', 'cvm', '02b7-1'), ('nutanix-poc-bm-node-01', 'cvm', null)
          """,
          "compute",
          """
          insert into users (id, name) values (md5('jo')::uuid, 'jo');
          insert into deployments (id, user_id, name, status)
          values (md5('batch')::uuid, md5('jo')::uuid, 'batch', 'running');
          insert into deployment_replicas (deployment_id, status)
          values (md5('batch')::uuid, 'running'), (md5('batch')::uuid, 'starting');
          insert into deployment_resources (deployment_id, cpu) values (md5('batch')::uuid, 4);
          insert into load_balancer_routes (deployment_id, host, target)
          values (md5('batch')::uuid, 'batch.example', '10.0.0.4')
          """);

  private static final Map<String, String> NO_ROWS =
      Map.of(
          "gateway",
          """
          delete from certificates where domain like '_.example';
          delete from proxy_targets where hostname = 'b.internal';
          delete from api_tokens where name in ('token-1', 'token-2')
          """,
          "clones",
          """
          delete from clone_sessions where clone_id = md5('clone')::uuid;
          delete from clones where id = md5('clone')::uuid
          """,
          "clusters",
          "truncate nodes, ip_reservations, dns_records, vnic_info",
          "compute",
          """
          delete from load_balancer_routes where deployment_id = md5('batch')::uuid;
          delete from deployment_resources where deployment_id = md5('batch')::uuid;
          delete from deployment_replicas where deployment_id = md5('batch')::uuid;
          delete from deployments where id = md5('batch')::uuid;
          delete from users where id = md5('jo')::uuid
          """);

  private OlderTables() {}

  static Preparation.Made filled(World world, Path desk) throws IOException, SQLException {
    run(world, ROWS);
    Node node = world.cloud().node(NODE, 1);
    try (Connection clusters = world.ground().database("clusters")) {
      OlderService.tracks(clusters, node);
    }
    StringBuilder environment = new StringBuilder();
    OlderService.environment(node)
        .forEach((name, value) -> environment.append("%s=%s%n".formatted(name, value)));
    Files.writeString(desk.resolve("old.env"), environment);
    return () -> run(world, NO_ROWS);
  }

  private static void run(World world, Map<String, String> statements)
      throws IOException, SQLException {
    for (Map.Entry<String, String> each : statements.entrySet()) {
      try (Connection connection = world.ground().database(each.getKey());
          Statement statement = connection.createStatement()) {
        statement.execute(each.getValue());
      }
    }
  }
}
