package dev.cleanslate.orchestrator.history;

import java.util.List;

/// Publishes events, in order, and returns only when all are acknowledged; throws where any is not.
interface Announcer {
  void announce(List<Announcement> announcements);
}
