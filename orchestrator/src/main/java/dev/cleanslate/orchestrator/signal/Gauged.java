package dev.cleanslate.orchestrator.signal;

import java.util.Locale;

/// Everything that is read every few seconds, by the name under which it is shown. All but the
/// budgets are the same in every orchestrator.
enum Gauged {
  DELETIONS("Open deletions, without dry runs"),
  DELETIONS_STUCK("Deletions that wait for a person"),
  DELETIONS_OLDEST_SECONDS("Age of the oldest open deletion"),
  STEPS("Steps of open deletions"),
  STEPS_LATE("Steps close to their deadline, or beyond it"),
  STEPS_OVERDUE_SECONDS("For how long what is due first has been due"),
  ORPHANS("Resources that are there, or may be, though they should be gone"),
  FINDINGS("Findings that are not resolved"),
  HEALTH("0 ok, 1 degraded, 2 down"),
  ORCHESTRATORS("Orchestrators that are alive"),
  EVENTS_PENDING("Events of deletions that were not published yet"),
  ALERTS_PENDING("Findings of which something was not published yet"),
  NOTICES_PENDING("Notices to be delivered"),
  NOTICES_DEAD("Notices that were given up"),
  MESSAGES_LOST("Messages that were gone from their topics before they were read"),
  DEAD_LETTERS_KEPT("Dead letters that only the database could take"),
  JOB_AGE_SECONDS("How long ago a job was last run to its end"),
  JOB_OVERDUE_SECONDS("For how long a job should have run"),
  JOB_FAILED_TENANTS("Tenants for whom the last run of a job failed"),
  CENSUS_AGE_SECONDS("How long ago a census of the kind last ended"),
  CENSUS_COMPLETE("Whether the last census of the kind saw everything"),
  CENSUS_EVERY_SECONDS("How often a census of the kind begins"),
  CENSUS_OVERDUE_SECONDS("For how long a census of the kind should have begun or gone on"),
  LAG("Records that were sent and are not dealt with yet"),
  STALLED_SECONDS("For how long nothing was dealt with, though records wait"),
  DEAD_LETTERS("Dead letters on their topics"),
  BUDGET_LIMIT("Calls a second that this orchestrator may order, by the catalog"),
  BUDGET_REMAINING("Calls that this orchestrator may order now"),
  BUDGET_SHARE("Share of the limit that is in force");

  private final String says;

  Gauged(String says) {
    this.says = says;
  }

  /// As a registry of Micrometer knows it; Prometheus writes `_` for each dot.
  String wire() {
    return "cleanslate." + name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  String says() {
    return says;
  }
}
