package dev.cleanslate.orchestrator.alert;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Gives tests of other packages the alerts without a Spring context.
public final class AlertFixture {
  private AlertFixture() {}

  /// The alerts in that database.
  public static Alerts in(JdbcClient jdbc) {
    return new JdbcAlerts(jdbc);
  }
}
