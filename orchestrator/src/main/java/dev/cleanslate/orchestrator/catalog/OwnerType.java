package dev.cleanslate.orchestrator.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A type of owner: the kinds it may hold, in an order in which every kind comes after all it waits
/// for.
///
/// @param name as it stands in messages (`clone`)
/// @param kinds in a topological order
/// @param after per kind, the kinds that must have gone before
/// @param last the kinds that open only when everything else is verified gone: the owner's own
///   record
/// @param goesWith per kind, the kinds before it that may take it along
/// @param children the types of owners that an owner of this type may own
/// @param searches what is searched for besides what stands in the ledger
/// @param window how many of one saga's commands may be out at once
/// @param life how long its owners can be restored, and how long they are remembered
/// @param askers who may ask for the deletion of its owners
public record OwnerType(
    String name,
    List<String> kinds,
    Map<String, Set<String>> after,
    Set<String> last,
    Map<String, Set<String>> goesWith,
    Set<String> children,
    List<Search> searches,
    int window,
    Life life,
    Askers askers) {
  /// A type whose owners live as usual, and may be deleted by anybody.
  public OwnerType(
      String name,
      List<String> kinds,
      Map<String, Set<String>> after,
      Set<String> last,
      Map<String, Set<String>> goesWith,
      Set<String> children,
      List<Search> searches,
      int window) {
    this(
        name, kinds, after, last, goesWith, children, searches, window, Life.USUAL, Askers.ANYBODY);
  }

  /// Whether that kind is a search, which nobody registers: every owner of the type has it.
  public boolean isSearch(String kind) {
    return searches.stream().anyMatch(search -> search.kind().equals(kind));
  }

  /// The kinds that are searches.
  public Set<String> searchKinds() {
    return searches.stream().map(Search::kind).collect(Collectors.toSet());
  }

  /// Whether an owner of this type may hold that kind.
  public boolean holds(String kind) {
    return after.containsKey(kind);
  }

  /// Whether resources of that kind may take others along when they go.
  public boolean takesAlong(String kind) {
    return goesWith.values().stream().anyMatch(carriers -> carriers.contains(kind));
  }

  /// The kinds that must have gone before this one.
  public Set<String> predecessors(String kind) {
    return after.getOrDefault(kind, Set.of());
  }

  /// The kinds that wait for this one.
  public List<String> successors(String kind) {
    return kinds.stream().filter(other -> predecessors(other).contains(kind)).toList();
  }
}
