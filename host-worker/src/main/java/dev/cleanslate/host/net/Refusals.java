package dev.cleanslate.host.net;

import dev.cleanslate.messages.Refusal;
import dev.cleanslate.worker.Advanced;

/// What it means that `ip` did not delete something. Pure functions.
final class Refusals {
  private Refusals() {}

  static Advanced of(Told.Failed failed) {
    if (failed.isForbidden()) {
      return new Advanced.Refused(
          Refusal.FORBIDDEN, "ip failed: %s (CAP_NET_ADMIN)".formatted(failed.words()));
    }
    if (failed.says("busy")) {
      return new Advanced.Refused(Refusal.IN_USE, "ip failed: " + failed.words());
    }
    return new Advanced.Refused(
        failed.says("not supported") ? Refusal.PROTECTED : Refusal.FAILED,
        "ip failed: " + failed.words());
  }
}
