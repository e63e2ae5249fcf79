package dev.cleanslate.network;

import dev.cleanslate.ibm.kind.IbmHandler;
import dev.cleanslate.messages.Target;
import dev.cleanslate.testkit.HandTurnedClock;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Listing;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.ResourceHandler;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The handler as the contract asks it: after "still deleting", the time until the next look
/// passes.
record PassingTime(Supplier<IbmHandler> handler, HandTurnedClock clock) implements ResourceHandler {
  @Override
  public Collection<Kind> kinds() {
    return handler.get().kinds();
  }

  @Override
  public Advanced advance(Target target, Errand errand) {
    Advanced outcome = handler.get().advance(target, errand);
    if (outcome instanceof Advanced.StillDeleting still) {
      clock.advance(still.nextLook());
    }
    return outcome;
  }

  @Override
  public Looked look(Target target, Errand errand) {
    return handler.get().look(target, errand);
  }

  @Override
  public Listing list(
      String name, Map<String, String> scope, Errand errand, Consumer<Listed> each) {
    return handler.get().list(name, scope, errand, each);
  }
}
