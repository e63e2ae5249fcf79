package dev.cleanslate.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// The older cluster service: what it keeps of a node, and what its environment says.
final class OlderService {
  private OlderService() {}

  /// Writes what it wrote while it provisioned the node.
  static void tracks(Connection clusters, Node node) throws SQLException {
    String name = node.ref().id();
    write(
        clusters,
        "insert into nodes (node_name, bare_metal_id, status) values (?, ?, 'deployed')",
        name,
        node.of(Part.SERVER).getFirst().id());
    for (Part part : node.parts()) {
      switch (part.kind()) {
        case Part.ADDRESS ->
            write(
                clusters,
                "insert into ip_reservations (node_name, ip_type, reservation_id)"
                    + " values (?, 'cvm', ?)",
                name,
                part.id());
        case Part.INTERFACE ->
            write(
                clusters,
                "insert into vnic_info (node_name, vnic_type, vnic_id)"
                    + " values (?, 'workload_vni', ?)",
                name,
                part.id());
        case Part.RECORD, Part.PTR ->
            write(
                clusters,
                "insert into dns_records (node_name, record_type, record_id) values (?, ?, ?)",
                name,
                part.id().replaceFirst(":.*", ""),
                part.id());
        default -> {
          // The server stands in its node's row.
        }
      }
    }
  }

  private static void write(Connection clusters, String sql, String... values) throws SQLException {
    try (PreparedStatement statement = clusters.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  /// Where the node is, as the service's tables do not say it.
  static Map<String, String> environment(Node node) {
    Map<String, String> environment = new HashMap<>();
    Map<String, String> server = node.of(Part.SERVER).getFirst().scope();
    Map<String, String> record = node.of(Part.RECORD).getFirst().scope();
    String subnet = node.of(Part.ADDRESS).getFirst().scope().get("subnet");
    environment.put("IBM_CLOUD_REGION", server.get("region"));
    environment.put("VPC_ID", server.get("vpc"));
    environment.put("DNS_INSTANCE_ID", record.get("instance"));
    environment.put("DNS_ZONE_ID", record.get("zone"));
    environment.put("MANAGEMENT_SUBNET_ID", subnet);
    environment.put("WORKLOAD_SUBNET_ID", subnet);
    return environment;
  }
}
