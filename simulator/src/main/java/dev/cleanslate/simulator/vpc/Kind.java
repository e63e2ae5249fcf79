package dev.cleanslate.simulator.vpc;

import dev.cleanslate.simulator.ibm.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the room keeps, how the provider speaks of it, and by which fields it can be listed.
enum Kind {
  VPC("vpc", "vpcs", "vpc", "r006-", "resource_group.id"),
  SUBNET("subnet", "subnets", "subnet", "0717-", "resource_group.id", "vpc.id"),
  SERVER(
      "bare-metal-server",
      "bare_metal_servers",
      "bare_metal_server",
      "0717-",
      "resource_group.id",
      "name",
      "reservation.id",
      "reservation.crn",
      "reservation.name",
      "vpc.id",
      "vpc.crn",
      "vpc.name"),
  ATTACHMENT(
      "network-attachment", "network_attachments", "bare_metal_server_network_attachment", "0717-"),
  NIC("network-interface", "network_interfaces", "network_interface", "0717-"),
  INTERFACE(
      "virtual-network-interface",
      "virtual_network_interfaces",
      "virtual_network_interface",
      "0717-",
      "resource_group.id"),
  ADDRESS(
      "reserved-ip",
      "reserved_ips",
      "subnet_reserved_ip",
      "0717-",
      "target.id",
      "target.crn",
      "target.name",
      "target.resource_type"),
  FLOATING("floating-ip", "floating_ips", "floating_ip", "r006-", "resource_group.id", "target.id");

  private final String label;
  private final String path;
  private final String type;
  private final String prefix;
  private final String filters;

  Kind(String label, String path, String type, String prefix, String... filters) {
    this.label = label;
    this.path = path;
    this.type = type;
    this.prefix = prefix;
    this.filters = String.join(" ", filters);
  }

  static Kind labelled(String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no kind " + label));
  }

  /// A kind that stands by itself.
  static Optional<Kind> at(String path) {
    return Arrays.stream(values())
        .filter(kind -> !kind.hasParent() && kind.path.equals(path))
        .findFirst();
  }

  static Set<String> labels() {
    return Arrays.stream(values()).map(Kind::label).collect(Collectors.toUnmodifiableSet());
  }

  /// What the admin API calls it.
  String label() {
    return label;
  }

  /// What paths and listings call it.
  String path() {
    return path;
  }

  /// Its `resource_type`.
  String type() {
    return type;
  }

  /// What its ids start with.
  String prefix() {
    return prefix;
  }

  /// The fields that listings can be filtered by.
  List<String> filters() {
    return filters.isEmpty() ? List.of() : List.of(filters.split(" ", -1));
  }

  boolean hasParent() {
    return this == ATTACHMENT || this == NIC || this == ADDRESS;
  }

  /// Whether it has a CRN.
  boolean hasCrn() {
    return !hasParent();
  }

  /// The refusal where there is none of this id.
  Refused missing(String id) {
    return Refused.missing(label.replace('-', ' '), id);
  }
}
