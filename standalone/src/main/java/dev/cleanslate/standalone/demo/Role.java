package dev.cleanslate.standalone.demo;

import dev.cleanslate.messages.OwnerRef;
import java.util.List;

/// One owner of the demonstration and what is to become of it.
///
/// @param type clone, node or deployment
/// @param id its id; all are of the default tenant
/// @param plot what happens to it
record Role(String type, String id, Plot plot) {
  static final String CLONE = "clone";
  static final String NODE = "node";
  static final String DEPLOYMENT = "deployment";

  /// All of them, with ids that begin with this mark. The last clone's id begins like the first
  /// one's, and must not be mistaken for it.
  static List<Role> all(String mark) {
    return List.of(
        new Role(CLONE, mark + "atlas", Plot.CLEAN),
        new Role(CLONE, mark + "birch", Plot.CLEAN),
        new Role(CLONE, mark + "cedar", Plot.FAULTS),
        new Role(CLONE, mark + "delta", Plot.PROTECTED),
        new Role(CLONE, mark + "elder", Plot.RETIRED),
        new Role(CLONE, mark + "atlas-2", Plot.UNTOUCHED),
        new Role(NODE, mark + "fleet-1", Plot.NODE_FAULTS),
        new Role(NODE, mark + "fleet-2", Plot.NODE_STAYS),
        new Role(DEPLOYMENT, mark + "fleet", Plot.FLEET));
  }

  /// What happens to an owner.
  enum Plot {
    /// Nothing special.
    CLEAN("everything goes"),
    /// The provider throttles, dawdles, fails and cuts a connection after it has deleted.
    FAULTS("the provider misbehaves, everything goes"),
    /// Its vector store cannot be deleted.
    PROTECTED("a protected vector store stays, with an alert"),
    /// It has an assistant, and the API for those has been switched off.
    RETIRED("an assistant that nobody can look at any more, with an alert"),
    /// Nobody asks for its deletion.
    UNTOUCHED("nobody asked: everything stays"),
    /// A node whose provider misbehaves.
    NODE_FAULTS("a node; the cloud misbehaves, everything goes in the cloud's order"),
    /// A node whose server is protected.
    NODE_STAYS("a node whose server will not go, with an alert; what needs it is left alone"),
    /// A deployment of both nodes.
    FLEET("owns both nodes; is stuck with one of them, with an alert");

    private final String words;

    Plot(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  OwnerRef owner() {
    return new OwnerRef(null, type, id);
  }

  boolean isToBeDeleted() {
    return plot != Plot.UNTOUCHED;
  }

  /// Whether its deletion is asked for; nodes go with their deployment.
  boolean isAskedFor() {
    return isToBeDeleted() && !type.equals(NODE);
  }

  /// The state in which its saga must rest.
  String expectedEnd() {
    return switch (plot) {
      case CLEAN, FAULTS, NODE_FAULTS -> "deleted";
      case PROTECTED, RETIRED, NODE_STAYS, FLEET -> "stuck";
      case UNTOUCHED -> "untouched";
    };
  }

  /// How many alerts it must raise.
  int expectedAlerts() {
    return expectedEnd().equals("stuck") ? 1 : 0;
  }
}
