package dev.cleanslate.simulator.fault;

import dev.cleanslate.simulator.http.Request;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// A fault in force, and how often it was met. Thread-safe.
public final class Armed {
  private final String id;
  private final Fault fault;
  private final RandomGenerator random;
  private int seen;
  private int fired;

  Armed(String id, Fault fault) {
    this.id = id;
    this.fault = fault;
    this.random = new SplittableRandom(fault.firing().seed());
  }

  /// The id the switchboard gave it.
  public String id() {
    return id;
  }

  /// The fault itself.
  public Fault fault() {
    return fault;
  }

  /// How many requests it could have struck.
  public synchronized int seen() {
    return seen;
  }

  /// How many it struck.
  public synchronized int fired() {
    return fired;
  }

  boolean strikes(Request request) {
    return fault.aim().covers(request) && fires();
  }

  private synchronized boolean fires() {
    Fault.Firing firing = fault.firing();
    seen++;
    boolean fires =
        seen >= firing.nth()
            && fired < firing.times()
            && random.nextDouble() < firing.probability();
    if (fires) {
      fired++;
    }
    return fires;
  }
}
