package dev.cleanslate.standalone.demo;

import dev.cleanslate.messages.OwnerRef;
import java.util.List;

/// One owner of the demonstration and what is to become of it.
///
/// @param type of which of the five source systems it is
/// @param id its id; all are of the default tenant
/// @param plot what happens to it
record Role(String type, String id, Plot plot) {
  static final String CLONE = "clone";
  static final String NODE = "node";
  static final String DEPLOYMENT = "deployment";
  static final String TOKEN = "token";
  static final String COMPUTE = "compute-deployment";
  static final String VPN = "vpn-instance";

  /// All of them, with ids that begin with this mark. The last clone's id begins like the first
  /// one's, and must not be mistaken for it.
  static List<Role> all(String mark) {
    return List.of(
        new Role(CLONE, mark + "atlas", Plot.ALIKE),
        new Role(CLONE, mark + "birch", Plot.CLEAN),
        new Role(CLONE, mark + "cedar", Plot.FAULTS),
        new Role(CLONE, mark + "delta", Plot.PROTECTED),
        new Role(CLONE, mark + "elder", Plot.RETIRED),
        new Role(CLONE, mark + "atlas-2", Plot.UNTOUCHED),
        new Role(NODE, mark + "fleet-1", Plot.NODE_FAULTS),
        new Role(NODE, mark + "fleet-2", Plot.NODE_STAYS),
        new Role(DEPLOYMENT, mark + "fleet", Plot.FLEET));
  }

  /// Those that live in the services' own databases, stores and machines, too.
  static List<Role> ofTheEstate(String mark) {
    return List.of(
        new Role(CLONE, mark + "fern", Plot.WHOLE),
        new Role(TOKEN, mark + "gate", Plot.TOKEN),
        new Role(COMPUTE, mark + "batch", Plot.COMPUTE),
        new Role(VPN, mark + "office", Plot.VPN));
  }

  /// What happens to an owner.
  enum Plot {
    /// Nothing special.
    CLEAN("everything goes"),
    /// The name of another begins like its own.
    ALIKE(
        "a store that nobody registered goes by its exact name; what is only alike stays, with an"
            + " alert"),
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
    FLEET("owns both nodes; is stuck with one of them, with an alert"),
    /// A clone with rows, sessions that are open, OpenAI objects and stored files.
    WHOLE("rows, stored files and open sessions, forced; one file cannot be deleted at first"),
    /// A token whose certificate's row somebody holds.
    TOKEN("a token, its certificates and targets; a row is locked for a while"),
    /// A deployment whose replica's row somebody holds.
    COMPUTE("replicas stop, the record stays and says so; a row is locked for a while"),
    /// An instance whose process will not end when it is asked to.
    VPN("a process that ignores being asked to end, and its part of a file");

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

  /// Whether what is in use is to be ended first.
  boolean isForced() {
    return plot == Plot.WHOLE;
  }

  /// Whether its deletion is asked for; nodes go with their deployment.
  boolean isAskedFor() {
    return isToBeDeleted() && !type.equals(NODE);
  }

  /// The state in which its saga must rest.
  String expectedEnd() {
    return switch (plot) {
      case CLEAN, ALIKE, FAULTS, NODE_FAULTS, WHOLE, TOKEN, COMPUTE, VPN -> "deleted";
      case PROTECTED, RETIRED, NODE_STAYS, FLEET -> "stuck";
      case UNTOUCHED -> "untouched";
    };
  }

  /// How many alerts it must raise.
  int expectedAlerts() {
    return expectedEnd().equals("stuck") || plot == Plot.ALIKE ? 1 : 0;
  }
}
