package dev.cleanslate.orchestrator.api.event;

import java.util.Optional;
import java.util.UUID;

/// Somebody who reads on whenever the history has grown.
interface Reader {
  /// The deletion it is about; empty where it is about a whole tenant.
  Optional<UUID> deletion();

  /// Says how far the history has come; where that is new, it reads again. Called by one thread.
  void seen(String newest);

  /// Ends it soon, from any thread.
  void end();
}
