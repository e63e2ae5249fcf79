package dev.cleanslate.system;

import dev.cleanslate.messages.ResourceEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that a node has in the simulated cloud.
///
/// @param kind the catalog's name of its kind
/// @param path where the provider serves it
/// @param carrier what takes it along when it goes; absent where it must be deleted by itself
record Part(
    String kind, String id, String path, Map<String, String> scope, @Nullable Part carrier) {
  static final String SERVER = "ibm.bare_metal_server";
  static final String INTERFACE = "ibm.virtual_network_interface";
  static final String ADDRESS = "ibm.reserved_ip";
  static final String RECORD = "ibm.dns_record";
  static final String PTR = "ibm.dns_ptr_record";

  /// How upstream registers it.
  ResourceEvent.Item registered() {
    Part with = carrier;
    return new ResourceEvent.Item(
        kind,
        id,
        scope,
        Cloud.ACCOUNT,
        null,
        with == null ? null : new ResourceEvent.Parent(with.kind, with.id, true),
        null,
        null);
  }
}
