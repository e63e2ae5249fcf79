package dev.cleanslate.orchestrator.api.event;

import java.io.IOException;

/// Where a stream's events go. [IOException] once nobody listens any more.
interface Outlet {
  /// Tells one event.
  void tell(Feed.Told told) throws IOException;

  /// Says that nothing happened up to that place, which keeps the connection alive.
  void rest(String place) throws IOException;
}
