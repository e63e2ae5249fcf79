package dev.cleanslate.cli.doctor;

import dev.cleanslate.cli.api.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What the orchestrator says of its database.
final class DatabasePart {
  private static final String AREA = "database";

  /// A commit that a crash of the machine can take back is a promise that is not kept.
  private static final List<String> DURABLE =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private DatabasePart() {}

  static List<Finding> of(JsonNode database) {
    String problem = Json.text(database, "problem");
    if (!problem.isEmpty()) {
      return List.of(
          Finding.bad(AREA, problem, "Is PostgreSQL up, and is spring.datasource.* right?"));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.good(
            AREA,
            "%s, %d migrations, the newest is %s"
                .formatted(
                    Json.text(database, "version"),
                    Json.number(database, "migrations"),
                    Json.text(database, "newest"))));
    findings.addAll(DURABLE.stream().map(one -> durable(database, one)).toList());
    Optional<Duration> skew =
        database.path("ahead_ms").isIntegralNumber()
            ? Optional.of(Duration.ofMillis(Json.number(database, "ahead_ms")))
            : Optional.empty();
    findings.add(Clocks.judged(AREA, "its clock, beside the orchestrator's,", skew));
    return findings;
  }

  private static Finding durable(JsonNode database, String setting) {
    String value = Json.text(database, setting);
    String words = "%s is %s".formatted(setting, value.isEmpty() ? "not told" : value);
    return switch (value) {
      case "on", "remote_write", "remote_apply" -> Finding.good(AREA, words);
      case "" -> Finding.unknown(AREA, words);
      default ->
          Finding.bad(
              AREA,
              words + ": what was promised may be forgotten when the machine dies",
              "Set %s to on, in postgresql.conf or for the role.".formatted(setting));
    };
  }
}
