package dev.cleanslate.standalone.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Makes at the providers what the owners have, in the order of their roles; a deployment gets the
/// nodes that were made before it.
final class Casting {
  private final SimulatedCloud cloud;
  private final String apiKey;

  Casting(SimulatedCloud cloud, String apiKey) {
    this.cloud = cloud;
    this.apiKey = apiKey;
  }

  /// All owners, named with this mark, with everything they have.
  List<Owner> cast(String mark) throws IOException, InterruptedException {
    Clones clones = new Clones(cloud, new OpenAi(cloud, apiKey));
    Nodes nodes = new Nodes(IbmCloud.open(cloud, mark));
    List<Owner> owners = new ArrayList<>();
    List<Owner> owned = new ArrayList<>();
    for (Role role : Role.all(mark)) {
      switch (role.type()) {
        case Role.NODE -> owned.add(nodes.cast(role));
        case Role.DEPLOYMENT -> owners.add(new Owner(role, List.of(), owned));
        default -> owners.add(clones.cast(role));
      }
    }
    owners.addAll(owned);
    return List.copyOf(owners);
  }
}
