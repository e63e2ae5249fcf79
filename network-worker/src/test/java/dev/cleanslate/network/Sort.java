package dev.cleanslate.network;

/// Which kind a stage is for.
enum Sort {
  INTERFACE(InterfaceKind.NAME, "virtual-network-interface", "/virtual_network_interfaces"),
  ADDRESS(AddressKind.NAME, "reserved-ip", "/subnets/*/reserved_ips");

  final String kind;
  final String label;

  /// The path of its listing, `*` for the subnet.
  final String all;

  /// The path of one of them.
  final String one;

  Sort(String kind, String label, String path) {
    this.kind = kind;
    this.label = label;
    this.all = NetworkStage.ROOT + path;
    this.one = all + "/*";
  }
}
