package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the simulated cloud was asked since some request, compared with the order it demands.
final class FleetTruth {
  private final List<Logged> requests;

  FleetTruth(Provider provider, long since) {
    this.requests = provider.requestsAfter(since);
  }

  /// How many of these were deleted by a request.
  long deletions(List<Node> nodes) {
    Set<String> paths = new HashSet<>();
    nodes.forEach(node -> node.parts().forEach(part -> paths.add(part.path())));
    return requests.stream()
        .filter(request -> request.isEffectiveDeletion() && paths.contains(request.path()))
        .map(Logged::path)
        .distinct()
        .count();
  }

  /// No deletion was asked for of anything but the parts that must be deleted by themselves.
  void holdsThatOnlyTheseWereDeleted(List<Node> nodes) {
    Set<String> meant = new HashSet<>();
    nodes.forEach(node ->
        node.parts().stream().filter(p -> p.carrier() == null).forEach(p -> meant.add(p.path())));
    assertThat(requests)
        .filteredOn(Logged::isDeletion)
        .extracting(Logged::path)
        .allSatisfy(path -> assertThat(meant).contains(path));
  }

  /// The server before its interfaces before their addresses, the way back before the name; each
  /// seen absent by a later look.
  void holdsTheOrderOf(Node node) {
    Part server = node.of(Part.SERVER).getFirst();
    for (Part part : node.parts()) {
      assertThat(firstAbsence(part)).as("a look that found %s absent", part).isPositive();
      Part carrier = part.carrier();
      if (carrier != null) {
        assertThat(firstAbsence(part))
            .as("%s is looked at after its carrier was seen absent", part.path())
            .isGreaterThan(firstAbsence(carrier));
      }
    }
    long server1 = deletion(server);
    for (Part own : byThemselves(node, Part.INTERFACE)) {
      assertThat(deletion(own)).isGreaterThan(server1);
    }
    for (Part address : byThemselves(node, Part.ADDRESS)) {
      for (Part own : byThemselves(node, Part.INTERFACE)) {
        assertThat(deletion(address)).isGreaterThan(deletion(own));
      }
    }
    for (Part name : node.of(Part.RECORD)) {
      assertThat(deletion(name)).isGreaterThan(deletion(node.of(Part.PTR).getFirst()));
    }
  }

  private static List<Part> byThemselves(Node node, String kind) {
    return node.of(kind).stream().filter(part -> part.carrier() == null).toList();
  }

  private long deletion(Part part) {
    return requests.stream()
        .filter(request -> request.path().equals(part.path()) && request.isEffectiveDeletion())
        .mapToLong(Logged::number)
        .findFirst()
        .orElseThrow(() -> new AssertionError(part + " was never deleted"));
  }

  private long firstAbsence(Part part) {
    return requests.stream()
        .filter(request -> request.path().equals(part.path()) && request.isAbsence())
        .mapToLong(Logged::number)
        .findFirst()
        .orElse(0);
  }
}
