package dev.cleanslate.simulator;

import dev.cleanslate.simulator.stage.Pause;
import java.time.Clock;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// How a simulator is set up. Immutable.
///
/// @param port of 127.0.0.1; 0 takes a free one
/// @param clock all times in answers, and what lingers or reappears
/// @param random the source of ids; used by one thread at a time
/// @param pause how slow answers wait
/// @param remembered how many requests the log holds
/// @param maxBody the largest body in bytes
public record SimulatorOptions(
    int port,
    InstantSource clock,
    RandomGenerator random,
    Pause pause,
    int remembered,
    int maxBody) {
  private static final int REMEMBERED = 50_000;
  private static final int MAX_BODY = 32 * 1024 * 1024;

  public SimulatorOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must lie between 0 and 65535, but was " + port);
    }
    if (remembered < 1) {
      throw new IllegalArgumentException("remembered must be at least 1");
    }
  }

  /// A free port, the system's clock, ids that no other run has.
  public static SimulatorOptions defaults() {
    return new SimulatorOptions(
        0, Clock.systemUTC(), new SplittableRandom(), Pause.REAL, REMEMBERED, MAX_BODY);
  }

  /// The same on this port.
  public SimulatorOptions withPort(int other) {
    return new SimulatorOptions(other, clock, random, pause, remembered, maxBody);
  }

  /// The same with this clock; slow answers still wait by [#pause()].
  public SimulatorOptions withClock(InstantSource other) {
    return new SimulatorOptions(port, other, random, pause, remembered, maxBody);
  }

  /// The same with ids from this source.
  public SimulatorOptions withRandom(RandomGenerator other) {
    return new SimulatorOptions(port, clock, other, pause, remembered, maxBody);
  }

  /// The same with slow answers that wait in this way; a test with virtual time turns its clock
  /// here.
  public SimulatorOptions withPause(Pause other) {
    return new SimulatorOptions(port, clock, random, other, remembered, maxBody);
  }

  /// The same with a request log of this size.
  public SimulatorOptions withRemembered(int other) {
    return new SimulatorOptions(port, clock, random, pause, other, maxBody);
  }
}
