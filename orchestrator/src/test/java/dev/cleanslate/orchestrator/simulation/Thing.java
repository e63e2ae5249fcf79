package dev.cleanslate.orchestrator.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One resource at the simulated provider, with its moods.
final class Thing {
  final String owner;
  final String kind;
  final String id;
  final boolean bystander;
  @Nullable Thing carrier;
  boolean leftBehind;
  boolean present = true;
  boolean applied;
  boolean wasClaimable;
  boolean everResurrected;
  @Nullable Instant goneAt;
  @Nullable Instant resurrectsAt;
  Instant refusesUntil = Instant.MIN;
  boolean showsHolder;
  Duration deletionTakes = Duration.ZERO;
  int staleLooks;
  int unclearLooks;
  boolean neverVerifiable;
  double cut;
  double flaky;
  int looksAfterGone;

  Thing(String owner, String kind, String id, boolean bystander) {
    this.owner = owner;
    this.kind = kind;
    this.id = id;
    this.bystander = bystander;
  }

  /// Draws its moods.
  Thing moody(RandomGenerator random, Instant now) {
    if (random.nextInt(4) == 0) {
      deletionTakes = Duration.ofSeconds(random.nextInt(1, 120));
    }
    if (random.nextInt(6) == 0) {
      refusesUntil = now.plusSeconds(random.nextInt(1, 400));
      showsHolder = random.nextBoolean();
    }
    if (random.nextInt(25) == 0) {
      refusesUntil = Instant.MAX;
      showsHolder = random.nextBoolean();
    }
    if (random.nextInt(30) == 0) {
      neverVerifiable = true;
    }
    staleLooks = random.nextInt(5) == 0 ? random.nextInt(1, 4) : 0;
    unclearLooks = random.nextInt(5) == 0 ? random.nextInt(1, 4) : 0;
    cut = random.nextInt(4) == 0 ? 0.4 : 0.0;
    flaky = random.nextInt(3) == 0 ? 0.3 : 0.0;
    if (random.nextInt(12) == 0) {
      resurrectsAt = now.plusSeconds(random.nextInt(1, 200));
    }
    return this;
  }

  boolean canGo() {
    boolean goesAlong = carrier != null && !leftBehind;
    return (goesAlong || !refusesUntil.equals(Instant.MAX)) && !neverVerifiable;
  }

  /// Lets time pass over it.
  void settle(Instant now) {
    if (goneAt != null && !goneAt.isAfter(now)) {
      present = false;
      goneAt = null;
    }
    if (carrier != null && !carrier.present && !leftBehind) {
      present = false;
    }
    if (!present && resurrectsAt != null && !resurrectsAt.isAfter(now)) {
      present = true;
      everResurrected = true;
      resurrectsAt = null;
    }
  }
}
