package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Usage;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whether a destructive call may be sent now: holds and the providers' budgets. Thread-safe.
public interface Allowance {
  /// Absent if it may, and then it counts against the budget; else the earliest time to ask again.
  @Nullable Instant notBefore(OwnerRef owner, UUID saga, Target target, String worker, Instant now);

  /// Takes in what an answer cost, and what the provider asked for.
  void used(Target target, String worker, Usage usage, Instant now);
}
