package dev.cleanslate.ibm.kind;

import dev.cleanslate.ibm.call.ServiceError;
import dev.cleanslate.ibm.kind.Proofs.Proof;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.worker.cloud.Controls;

/// The evidence of an absence, with the control that makes it count. Pure functions.
final class Shown {
  private Shown() {}

  static Evidence absence(String call, ServiceError error, Proof.Proven proven) {
    Controls.Control control = proven.control();
    return new Evidence(
        call,
        error.words(),
        control.call(),
        control.ageMs(),
        control.account(),
        proven.absent() == null ? null : "absent too: " + proven.absent());
  }
}
