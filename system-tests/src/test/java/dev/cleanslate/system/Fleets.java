package dev.cleanslate.system;

import dev.cleanslate.messages.OwnerRef;
import java.util.ArrayList;
import java.util.List;

/// Nodes that are there, registered with all they have, and deployments of them.
final class Fleets {
  private Fleets() {}

  static List<Node> nodes(World world, int count) {
    Cloud cloud = world.cloud();
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Node node = cloud.node("node-" + World.number(), i);
      world.register(node.ref(), node.registered());
      nodes.add(node);
    }
    return nodes;
  }

  static OwnerRef deployment(World world, String name, List<Node> nodes) {
    OwnerRef fleet = new OwnerRef(null, "deployment", name + "-" + World.number());
    world.register(fleet, nodes.stream().map(Node::asOwned).toList());
    return fleet;
  }
}
