package dev.cleanslate.simulator.vpc;

import dev.cleanslate.simulator.room.Dials;
import java.time.Duration;

/// What is not established about the provider, and how long things take. Thread-safe.
final class Switches {
  private static final long A_WEEK_MS = 604_800_000;

  private final Dials dials =
      new Dials()
          .choice("delete-running", "refused", "accepted")
          .choice("delete-deleting", "accepted", "refused")
          .choice("stop-stopped", "refused", "accepted")
          .choice("soft-stop", "finishes", "never")
          .choice("while-stopping", "running", "stopping")
          .choice("in-use", "409", "400")
          .choice("provider-owned", "409", "403")
          .choice("provider-addresses", "absent", "present")
          .number("create-ms", 0, A_WEEK_MS)
          .number("start-ms", 200, A_WEEK_MS)
          .number("stop-ms", 500, A_WEEK_MS)
          .number("server-delete-ms", 2_000, A_WEEK_MS)
          .number("interface-delete-ms", 500, A_WEEK_MS);

  /// Whether a running server refuses to be deleted.
  boolean refusesRunning() {
    return dials.is("delete-running", "refused");
  }

  /// Whether what is being deleted refuses to be deleted again.
  boolean refusesDeleting() {
    return dials.is("delete-deleting", "refused");
  }

  /// Whether a server that does not run refuses to be stopped.
  boolean refusesStopped() {
    return dials.is("stop-stopped", "refused");
  }

  /// Whether a soft stop ever comes to its end.
  boolean softStopFinishes() {
    return dials.is("soft-stop", "finishes");
  }

  /// The status of a server that is on its way to a stop.
  String whileStopping() {
    return dials.is("while-stopping", "stopping") ? "stopping" : "running";
  }

  /// The status of a refusal because something is in use.
  int inUse() {
    return dials.is("in-use", "400") ? 400 : 409;
  }

  /// The status of a refusal because an address is the provider's.
  int providerOwned() {
    return dials.is("provider-owned", "403") ? 403 : 409;
  }

  /// Whether a new subnet has the five addresses that the provider keeps to itself.
  boolean hasProviderAddresses() {
    return dials.is("provider-addresses", "present");
  }

  Duration creation() {
    return dials.millis("create-ms");
  }

  Duration start() {
    return dials.millis("start-ms");
  }

  Duration stop() {
    return dials.millis("stop-ms");
  }

  Duration serverDeletion() {
    return dials.millis("server-delete-ms");
  }

  /// For virtual network interfaces and attachments.
  Duration interfaceDeletion() {
    return dials.millis("interface-delete-ms");
  }

  Dials dials() {
    return dials;
  }
}
