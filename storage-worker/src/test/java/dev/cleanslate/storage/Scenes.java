package dev.cleanslate.storage;

import dev.cleanslate.simulator.Simulator;

/// Scenes on a simulator.
final class Scenes {
  private Scenes() {}

  static Scene of(Simulator simulator) {
    return new Scene(
        Scene.service(simulator.s3(), "AKIASIMULATED", "secret-simulated"), Scene.PATIENT);
  }
}
