package dev.cleanslate.importer.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A table whose rows belong to owners.
///
/// @param owner the column with the owner's id
/// @param counted whether only their number per owner matters, so that no row is read by itself
/// @param providers which rows are not the owner's but the provider's own
public record TrackedTable(
    Source source,
    String owner,
    boolean counted,
    Optional<Providers> providers,
    List<ResourceRule> resources) {
  public TrackedTable {
    resources = List.copyOf(resources);
  }

  /// Every column that is read, but for the time.
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>(List.of(source.row(), owner));
    providers.ifPresent(own -> columns.addAll(own.columns()));
    resources.forEach(rule -> columns.addAll(rule.columns()));
    return columns;
  }

  /// Addresses that the provider keeps for itself: those it says are its own, and the first four
  /// and the last of a subnet, where the address was stored with its mask. Source: VPC's
  /// documentation on subnets, "Reserved IP addresses".
  ///
  /// @param address the column with the address
  /// @param column the column that says whose it is
  /// @param value what it says of the provider's
  public record Providers(String address, String column, String value) {
    List<String> columns() {
      return List.of(address, column);
    }
  }
}
