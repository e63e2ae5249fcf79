package dev.cleanslate.orchestrator.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Topics that lose, double, delay and reorder.
final class Network<T> {
  private final RandomGenerator random;
  private final List<Parcel<T>> underWay = new ArrayList<>();
  boolean calm;

  Network(RandomGenerator random) {
    this.random = random;
  }

  void send(T message, Instant now) {
    if (!calm && random.nextInt(20) == 0) {
      return;
    }
    int copies = !calm && random.nextInt(10) == 0 ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      underWay.add(new Parcel<>(message, now, now.plusMillis(delay())));
    }
  }

  private long delay() {
    if (calm) {
      return 5;
    }
    return random.nextInt(15) == 0 ? random.nextLong(1_000, 200_000) : random.nextLong(0, 400);
  }

  /// Takes up to `most` that have arrived, in any order.
  List<Parcel<T>> arrived(Instant now, int most) {
    List<Parcel<T>> arrived =
        new ArrayList<>(underWay.stream().filter(p -> !p.arrivesAt().isAfter(now)).toList());
    for (int i = arrived.size() - 1; i > 0; i--) {
      java.util.Collections.swap(arrived, i, random.nextInt(i + 1));
    }
    List<Parcel<T>> taken = List.copyOf(arrived.subList(0, Math.min(most, arrived.size())));
    underWay.removeAll(taken);
    return taken;
  }

  /// As after a crash before the offset moved: the same comes again.
  void putBack(List<Parcel<T>> parcels) {
    underWay.addAll(parcels);
  }

  Optional<Instant> next() {
    return underWay.stream().map(Parcel::arrivesAt).min(Comparator.naturalOrder());
  }

  record Parcel<T>(T message, Instant sentAt, Instant arrivesAt) {}
}
