package dev.cleanslate.orchestrator.engine;

import java.util.List;

/// Sends commands after the commit that ordered them. May lose some without saying so: a step whose
/// command nobody answered comes due and is sent again.
public interface Dispatcher {
  /// Hands these over, in order.
  void send(List<Outgoing> commands);
}
