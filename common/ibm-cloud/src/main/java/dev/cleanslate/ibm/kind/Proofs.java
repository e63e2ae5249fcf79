package dev.cleanslate.ibm.kind;

import dev.cleanslate.ibm.call.Api;
import dev.cleanslate.ibm.call.Told;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.Controls;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the controls without which a 404 says nothing, or takes one of the last 30 s. Thread-safe.
public final class Proofs {
  private final Api api;
  private final Controls controls;

  public Proofs(Api api, Controls controls) {
    this.api = api;
    this.controls = controls;
  }

  /// What the controls showed.
  sealed interface Proof {
    /// One of them answered 200.
    ///
    /// @param absent what was asked before it and is absent itself; null where nothing was
    record Proven(Controls.Control control, @Nullable String absent) implements Proof {}

    /// None did.
    record Failed(Doubt doubt, String detail) implements Proof {}
  }

  /// The first of these controls that can be had; the next one is asked only where the one before
  /// it is absent.
  ///
  /// @param withoutAny what it means that all are absent
  Proof of(List<Site.Control> wanted, Doubt withoutAny, Errand errand) {
    String absent = null;
    for (Site.Control control : wanted) {
      Optional<Controls.Control> known = controls.at(control.place());
      if (known.isPresent()) {
        return new Proof.Proven(known.get(), absent);
      }
      Told told = api.read(errand, control.read());
      if (!(told instanceof Told.Rejected no && no.isAbsence())) {
        return proof(control, told, absent);
      }
      absent = "%s -> %s".formatted(control.call(), no.error().words());
    }
    return absent == null
        ? new Proof.Failed(Doubt.NO_CONTROL, "there is nothing that could be asked")
        : new Proof.Failed(withoutAny, absent);
  }

  private Proof proof(Site.Control control, Told told, @Nullable String absent) {
    String call = control.call();
    return switch (told) {
      case Told.Good good -> remembered(control, good, absent);
      case Told.Rejected no -> {
        boolean denied = no.error().status() == 401 || no.error().status() == 403;
        yield new Proof.Failed(
            denied ? Doubt.CREDENTIAL : Doubt.CONTROL_FAILED,
            "%s -> %s".formatted(call, no.error().words()));
      }
      case Told.NoToken(_, var detail, _) -> new Proof.Failed(Doubt.CREDENTIAL, detail);
      case Told.Silent(var detail) ->
          new Proof.Failed(Doubt.CONTROL_FAILED, "%s: %s".formatted(call, detail));
      case Told.NotSent(var detail, _) ->
          new Proof.Failed(Doubt.CONTROL_FAILED, "%s was not sent: %s".formatted(call, detail));
    };
  }

  private Proof remembered(Site.Control control, Told.Good good, @Nullable String absent) {
    String call = "%s -> %d".formatted(control.call(), good.status());
    if (good.account() == null) {
      return new Proof.Failed(Doubt.ACCOUNT_UNKNOWN, call + ", but the token names no account");
    }
    return new Proof.Proven(controls.remember(control.place(), good.account(), call), absent);
  }
}
