package dev.cleanslate.standalone.demo;

import dev.cleanslate.messages.SagaEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds what was reported against what was expected and against the provider's own state.
///
/// @param present everything that the provider says is there
/// @param armed how many faults were put in force
/// @param struck how many of them struck
record Review(
    List<Owner> owners, Sightings sightings, Set<String> present, int armed, long struck) {
  Review {
    owners = List.copyOf(owners);
    present = Set.copyOf(present);
  }

  /// How many resources rest in this state, by what was reported.
  int reported(String state) {
    return (int)
        asked()
            .flatMap(owner -> owner.resources().stream())
            .filter(resource -> state.equals(sightings.step(resource)))
            .count();
  }

  /// How many resources are there, as they must be: what cannot go, and what waits behind it.
  int stayed() {
    return (int)
        asked()
            .flatMap(owner -> owner.resources().stream())
            .filter(resource -> !Set.of("gone", "unverifiable").contains(state(resource)))
            .filter(this::isThere)
            .count();
  }

  /// How many open alerts there are about these owners.
  int alerts() {
    return owners.stream().mapToInt(owner -> sightings.alerts(owner).size()).sum();
  }

  /// How many owners were asked to be deleted.
  int ownersAsked() {
    return (int) asked().count();
  }

  /// How many resources those have.
  int resources() {
    return asked().mapToInt(owner -> owner.resources().size()).sum();
  }

  /// How many resources nobody can vouch for: without an end, or reported otherwise than the
  /// provider says, or missing where nothing was to be touched.
  int lost() {
    return (int)
        owners.stream()
            .flatMap(
                owner -> owner.resources().stream().filter(resource -> isLost(owner, resource)))
            .count();
  }

  /// Everything that is not as it was meant to be, in words; empty means all is well.
  List<String> surprises() {
    List<String> surprises = new ArrayList<>();
    owners.forEach(owner -> surprises.addAll(surprises(owner)));
    if (struck < armed) {
      surprises.add("only %d of %d faults struck".formatted(struck, armed));
    }
    return surprises;
  }

  private Stream<Owner> asked() {
    return owners.stream().filter(owner -> owner.role().isToBeDeleted());
  }

  private List<String> surprises(Owner owner) {
    List<String> surprises = new ArrayList<>();
    String name = owner.role().id();
    SagaEvent saga = sightings.saga(owner);
    String end = saga == null ? "untouched" : saga.state();
    if (!end.equals(owner.role().expectedEnd())) {
      surprises.add("%s is %s, expected was %s".formatted(name, end, owner.role().expectedEnd()));
    }
    int alerts = sightings.alerts(owner).size();
    if (alerts != owner.role().expectedAlerts()) {
      surprises.add(
          "%s raised %d alerts, expected were %d"
              .formatted(name, alerts, owner.role().expectedAlerts()));
    }
    owner
        .resources()
        .forEach(resource -> {
          String state = state(resource);
          if (!state.equals(owner.expected(resource)) || isLost(owner, resource)) {
            surprises.add(
                "%s of %s is reported %s and %s at the provider, expected was %s"
                    .formatted(
                        resource.key(),
                        name,
                        state,
                        isThere(resource) ? "there" : "absent",
                        owner.expected(resource)));
          }
        });
    return surprises;
  }

  /// What became of the owner, in one line.
  String outcome(Owner owner) {
    SagaEvent saga = sightings.saga(owner);
    if (saga == null) {
      long there = owner.resources().stream().filter(this::isThere).count();
      return "untouched, %d of %d are there".formatted(there, owner.resources().size());
    }
    String alerts =
        sightings.alerts(owner).stream()
            .map(alert -> "; alert: %s %s".formatted(alert.key(), alert.reason()))
            .collect(Collectors.joining());
    return "%s, gone: %s%s".formatted(saga.state(), gone(owner), alerts);
  }

  private String gone(Owner owner) {
    Map<String, Long> byKind =
        owner.resources().stream()
            .filter(resource -> state(resource).equals("gone"))
            .collect(
                Collectors.groupingBy(Resource::shortKind, TreeMap::new, Collectors.counting()));
    return byKind.entrySet().stream()
        .map(kind -> kind.getValue() + " " + kind.getKey())
        .collect(Collectors.joining(", "));
  }

  private String state(Resource resource) {
    String state = sightings.step(resource);
    return state == null ? "untouched" : state;
  }

  private boolean isLost(Owner owner, Resource resource) {
    return switch (state(resource)) {
      case "gone" -> isThere(resource);
      case "stuck" -> !isThere(resource);
      case "unverifiable" -> false;
      case "untouched" -> !owner.expected(resource).equals("untouched") || !isThere(resource);
      default -> true;
    };
  }

  private boolean isThere(Resource resource) {
    return present.contains(resource.key());
  }
}
