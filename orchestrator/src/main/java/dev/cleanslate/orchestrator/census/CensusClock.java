package dev.cleanslate.orchestrator.census;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// Looks again and again whether a census is due. When it is, PostgreSQL says.
final class CensusClock {
  private static final Logger LOG = LoggerFactory.getLogger(CensusClock.class);

  private final Censuses censuses;

  CensusClock(Censuses censuses) {
    this.censuses = censuses;
  }

  @Scheduled(fixedDelayString = "${cleanslate.census.pause:2s}")
  void wake() {
    try {
      censuses.wake();
    } catch (RuntimeException failure) {
      LOG.error("the censuses that are due cannot be begun now; trying again soon", failure);
    }
  }
}
