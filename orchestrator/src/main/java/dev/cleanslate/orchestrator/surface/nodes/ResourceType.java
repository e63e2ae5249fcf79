package dev.cleanslate.orchestrator.surface.nodes;

import java.util.List;
import java.util.Locale;

/// What clients of the clusters call a sort of resource, in the order in which they list them.
///
/// @param name as in the reports of deletions (`ip_reservation`)
/// @param check as in validations, which speak of all of a sort at once (`ip_reservations`)
/// @param shown for people
record ResourceType(String name, String check, String shown) {
  static final ResourceType SERVER =
      new ResourceType("bare_metal_server", "bare_metal_server", "Bare metal server");
  static final ResourceType INTERFACE =
      new ResourceType(
          "virtual_network_interface", "virtual_network_interfaces", "Virtual network interface");
  static final ResourceType RECORD = new ResourceType("dns_record", "dns_records", "DNS record");
  static final ResourceType ADDRESS =
      new ResourceType("ip_reservation", "ip_reservations", "IP reservation");
  static final ResourceType ROWS =
      new ResourceType("database_records", "database_records", "Database rows of");

  /// Those that every validation tells of, whether a node had any or not.
  static final List<ResourceType> ALWAYS = List.of(SERVER, INTERFACE, RECORD, ADDRESS);

  private static final List<ResourceType> ORDER = List.of(SERVER, INTERFACE, RECORD, ADDRESS, ROWS);

  /// What they call this kind.
  static ResourceType of(String kind) {
    return switch (kind) {
      case "ibm.bare_metal_server" -> SERVER;
      case "ibm.virtual_network_interface" -> INTERFACE;
      case "ibm.dns_record", "ibm.dns_ptr_record" -> RECORD;
      case "ibm.reserved_ip" -> ADDRESS;
      default -> kind.startsWith("node.") ? ROWS : unheardOf(kind);
    };
  }

  /// They never had such a thing, so it keeps our name.
  private static ResourceType unheardOf(String kind) {
    String name = kind.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return new ResourceType(name, name, kind);
  }

  /// Where it stands in lists; what they never had comes last.
  int place() {
    int place = ORDER.indexOf(this);
    return place < 0 ? ORDER.size() : place;
  }
}
