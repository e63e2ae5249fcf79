package dev.cleanslate.standalone.demo;

import dev.cleanslate.messages.OwnerRef;
import java.util.List;

/// One owner of the demonstration and what is to become of it.
///
/// @param id its id; all are clones of the default tenant
/// @param plot what happens to it
record Role(String id, Plot plot) {
  /// All of them, with ids that begin with this mark. The last one's id begins like the first
  /// one's, and must not be mistaken for it.
  static List<Role> all(String mark) {
    return List.of(
        new Role(mark + "atlas", Plot.CLEAN),
        new Role(mark + "birch", Plot.CLEAN),
        new Role(mark + "cedar", Plot.FAULTS),
        new Role(mark + "delta", Plot.PROTECTED),
        new Role(mark + "elder", Plot.RETIRED),
        new Role(mark + "atlas-2", Plot.UNTOUCHED));
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
    UNTOUCHED("nobody asked: everything stays");

    private final String words;

    Plot(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  OwnerRef owner() {
    return new OwnerRef(null, "clone", id);
  }

  boolean isToBeDeleted() {
    return plot != Plot.UNTOUCHED;
  }

  /// The state in which its saga must rest.
  String expectedEnd() {
    return switch (plot) {
      case CLEAN, FAULTS -> "deleted";
      case PROTECTED, RETIRED -> "stuck";
      case UNTOUCHED -> "untouched";
    };
  }

  /// How many alerts it must raise.
  int expectedAlerts() {
    return switch (plot) {
      case CLEAN, FAULTS, UNTOUCHED -> 0;
      case PROTECTED, RETIRED -> 1;
    };
  }
}
