package dev.cleanslate.baremetal;

import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.testkit.worker.ProviderStage;
import java.util.Map;

/// The simulator's faults for the troubles of the contract.
final class Troubles {
  static final long SLOW_MS = 3000;

  private Troubles() {}

  static Action action(ProviderStage.Trouble trouble) {
    return switch (trouble) {
      case SLOW -> Action.slow(SLOW_MS);
      case CUT_AFTER_APPLYING -> Action.cutAfterApplying();
      case CUT_BEFORE_APPLYING -> Action.cutBeforeApplying();
      case THROTTLED_FOR_A_SECOND -> Action.throttled(1);
      case THROTTLED_FOR_A_YEAR -> new Action.Throttle(Action.RetryAfter.HUGE, 0);
      case CREDENTIAL_REFUSED -> Action.status(401);
      case FORBIDDEN -> Action.status(403);
      case IN_CONFLICT -> Action.status(409);
      case BROKEN -> Action.status(500);
      case OVERLOADED -> Action.status(503);
      case GARBLED -> respond(200, Action.Form.MALFORMED);
      case FOREIGN_404 -> respond(404, Action.Form.HTML);
    };
  }

  static Action respond(int status, Action.Form form) {
    return new Action.Respond(status, form, null, null, Map.of(), false);
  }
}
