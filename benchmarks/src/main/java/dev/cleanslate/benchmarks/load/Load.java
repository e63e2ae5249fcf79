package dev.cleanslate.benchmarks.load;

import java.util.Arrays;
import java.util.List;

/// How much is deleted, and how much of it at once.
///
/// @param sagas owners that are deleted
/// @param resources things that each of them holds
/// @param inFlight deletions that may be under way at once
/// @param latencyMs milliseconds until the provider answers
record Load(int sagas, int resources, int inFlight, int latencyMs) {
  private static final int CONNECTIONS = 64;

  Load {
    check(sagas >= 1 && resources >= 1 && inFlight >= 1, "N, M and W must be at least 1");
    check(latencyMs >= 0 && latencyMs <= 10_000, "the latency must lie between 0 and 10000 ms");
  }

  /// The loads of a list `N,M,W,latency_ms;...`.
  static List<Load> list(String text) {
    return Arrays.stream(text.split(";", -1))
        .map(String::strip)
        .filter(load -> !load.isEmpty())
        .map(Load::of)
        .toList();
  }

  private static Load of(String text) {
    String[] numbers = text.split(",", -1);
    check(numbers.length == 4, "a load is N,M,W,latency_ms, but was " + text);
    try {
      int[] given = Arrays.stream(numbers).map(String::strip).mapToInt(Integer::parseInt).toArray();
      return new Load(given[0], given[1], given[2], given[3]);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("a load is four numbers, but was " + text);
    }
  }

  /// All things together.
  long things() {
    return (long) sagas * resources;
  }

  /// The seconds that the provider alone needs, all its connections being busy.
  double idealSeconds() {
    return 2.0 * things() * latencyMs / 1000 / CONNECTIONS;
  }

  /// What a saga took beyond the provider's own time, per round of deleting and looking; of meaning
  /// only where a saga is alone and its things fit the connections.
  double addedPerRoundMs(double sagaMs) {
    return sagaMs / 2 - latencyMs;
  }

  boolean isOneByOne() {
    return inFlight == 1 && resources <= CONNECTIONS;
  }

  @Override
  public String toString() {
    return "%d x %d, %d in flight, %d ms".formatted(sagas, resources, inFlight, latencyMs);
  }

  private static void check(boolean good, String problem) {
    if (!good) {
      throw new IllegalArgumentException(problem);
    }
  }
}
