package dev.cleanslate.standalone.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes what the nodes of a deployment have, and arms the faults that they meet.
final class Nodes {
  private final IbmCloud ibm;
  private int made;

  Nodes(IbmCloud ibm) {
    this.ibm = ibm;
  }

  /// A server with two interfaces and their addresses, of which one pair goes with it and one does
  /// not, and its names.
  Owner cast(Role role) throws IOException, InterruptedException {
    made++;
    Resource address = ibm.address(role.id() + "-workload");
    Resource second = ibm.networkInterface(role.id() + "-workload", address);
    Resource server = ibm.server(role.id(), second);
    List<Resource> resources = new ArrayList<>(List.of(server, second, address));
    resources.addAll(ibm.takenAlong(server));
    resources.addAll(ibm.names(role.id(), made));
    Owner owner = new Owner(role, resources, List.of());
    if (role.plot() == Role.Plot.NODE_FAULTS) {
      misbehave(owner);
    } else {
      ibm.whenDeleting(server, 1_000_000, Map.of("type", "protected"));
    }
    return owner;
  }

  private void misbehave(Owner node) throws IOException, InterruptedException {
    Resource server = node.of(IbmCloud.SERVER).getFirst();
    Resource second = node.of(IbmCloud.INTERFACE).getFirst();
    Resource name = node.of(IbmCloud.RECORD).getFirst();
    ibm.whenDeleting(server, 1, Map.of("type", "close", "when", "after"));
    ibm.whenDeleting(second, 1, Map.of("type", "status", "status", 503));
    ibm.whenDeleting(name, 1, Map.of("type", "throttle", "form", "integer", "seconds", 1));
  }
}
