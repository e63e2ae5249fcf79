package dev.cleanslate.orchestrator.alert;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Where findings are raised and ended. Every call runs in the caller's transaction and is
/// idempotent: raising what is open already, for the same reason, changes nothing and tells nobody
/// again.
public interface Alerts {
  /// Raises these, or updates the reason of those that are open.
  void raise(List<Alarm> alarms);

  /// Ends every open finding about these resources.
  void resolve(Collection<Long> steps);

  /// Ends every open finding about a saga as a whole.
  void resolve(UUID saga);
}
