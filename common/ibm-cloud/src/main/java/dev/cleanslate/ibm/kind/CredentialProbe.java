package dev.cleanslate.ibm.kind;

import dev.cleanslate.ibm.call.Api;
import dev.cleanslate.ibm.call.Sending;
import dev.cleanslate.ibm.call.Told;
import dev.cleanslate.worker.CredentialCheck;
import dev.cleanslate.worker.Errand;

/// Asks for a token, and with it one cheap listing. Thread-safe.
public final class CredentialProbe implements CredentialCheck {
  private final Api api;
  private final String call;
  private final Sending sending;

  /// @param call how the listing is shown (`GET /vpcs?limit=1`)
  public CredentialProbe(Api api, String call, Sending sending) {
    this.api = api;
    this.call = call;
    this.sending = sending;
  }

  @Override
  public Credential ask(Errand errand) {
    return switch (api.read(errand, sending)) {
      case Told.Good good ->
          new Credential(good.account(), true, false, "%s -> %d".formatted(call, good.status()));
      case Told.Rejected no ->
          new Credential(
              no.account(),
              true,
              no.error().status() == 401 || no.error().status() == 403,
              "%s -> %s".formatted(call, no.error().words()));
      case Told.NoToken no -> new Credential(null, no.refused(), no.refused(), no.detail());
      case Told.Silent(var detail) -> new Credential(null, false, false, detail);
      case Told.NotSent(var detail, _) -> new Credential(null, false, false, detail);
    };
  }
}
