package dev.cleanslate.orchestrator.page.deletion;

import dev.cleanslate.orchestrator.catalog.OwnerType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The kinds that a deletion has, in the order in which they go: by the catalog as it is now, with
/// what it does not have left out. Immutable.
///
/// @param ranks kinds that may go side by side, the first ones first
/// @param loose kinds that wait for nothing and that nothing waits for
/// @param last kinds that open when everything else is proved gone
/// @param before per kind, the kinds that must be out of its way first
record Order(
    List<List<String>> ranks,
    List<String> loose,
    List<String> last,
    Map<String, Set<String>> before) {

  /// The order among those kinds; without a type, they all are loose.
  static Order of(Collection<String> there, Optional<OwnerType> type) {
    Map<String, Set<String>> before = new LinkedHashMap<>();
    List<String> kinds = new ArrayList<>();
    List<String> last = new ArrayList<>();
    type.ifPresent(known ->
        known.kinds().stream()
            .filter(there::contains)
            .forEach(kind -> {
              before.put(kind, before(known, kind, there));
              (known.last().contains(kind) ? last : kinds).add(kind);
            }));
    there.stream().filter(kind -> !before.containsKey(kind)).sorted().forEach(kinds::add);
    return arranged(kinds, last, before);
  }

  /// How many columns there are before the last.
  int width() {
    return ranks.size();
  }

  private static Order arranged(
      List<String> kinds, List<String> last, Map<String, Set<String>> before) {
    Map<String, Integer> ranks = new LinkedHashMap<>();
    kinds.forEach(kind ->
        ranks.put(
            kind,
            before.getOrDefault(kind, Set.of()).stream()
                .mapToInt(other -> ranks.getOrDefault(other, 0) + 1)
                .max()
                .orElse(0)));
    int deepest = ranks.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<String> loose =
        deepest == 0 ? List.of() : kinds.stream().filter(kind -> isLoose(kind, before)).toList();
    List<List<String>> columns = new ArrayList<>();
    for (int rank = 0; rank <= deepest && !kinds.isEmpty(); rank++) {
      int wanted = rank;
      columns.add(
          kinds.stream()
              .filter(kind -> ranks.getOrDefault(kind, 0) == wanted && !loose.contains(kind))
              .toList());
    }
    return new Order(columns, loose, last, before);
  }

  private static boolean isLoose(String kind, Map<String, Set<String>> before) {
    return before.getOrDefault(kind, Set.of()).isEmpty()
        && before.values().stream().noneMatch(others -> others.contains(kind));
  }

  /// What is not there is passed over: what it waits for counts in its place.
  private static Set<String> before(OwnerType type, String kind, Collection<String> there) {
    Set<String> found = new LinkedHashSet<>();
    for (String other : type.predecessors(kind)) {
      if (there.contains(other)) {
        found.add(other);
      } else {
        found.addAll(before(type, other, there));
      }
    }
    return found;
  }
}
