package dev.cleanslate.simulator.dns;

/// Where records are.
///
/// @param name its domain, which all names in it end with
record Zone(String account, String instance, String id, String name) {
  /// What shelves of the zone are found by.
  String place() {
    return place(instance, id);
  }

  static String place(String instance, String id) {
    return instance + "/" + id;
  }
}
