package dev.cleanslate.cli.doctor;

import dev.cleanslate.cli.api.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the orchestrator says of itself, and what its answers show.
final class OrchestratorPart {
  private static final String AREA = "orchestrator";
  private static final String TOKEN = "token";
  private static final String SCOPE =
      "Ask for a token with cleanslate.read and cleanslate.operate.";

  private OrchestratorPart() {}

  static List<Finding> alive(Probe.Seen seen, String url) {
    if (!seen.isThere()) {
      return List.of(
          Finding.bad(
              AREA,
              "does not answer at %s: %s".formatted(url, seen.problem()),
              "Start it, or say where it is: --url."));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(
        seen.status() == 200
            ? Finding.good(AREA, "answers at " + url)
            : Finding.bad(
                AREA,
                "answered %d at %s".formatted(seen.status(), url),
                "Is something else at that address? See --url."));
    findings.add(Clocks.judged(AREA, "its clock", seen.skew()));
    return findings;
  }

  /// What the token says of itself, unproved; whether it is believed, the next calls show.
  static Finding token(@Nullable String token, InstantSource clock) {
    if (token == null) {
      return Finding.bad(TOKEN, "there is none to show", "See --token-file.");
    }
    JsonNode claims = claims(token);
    long expires = Json.number(claims, "exp");
    if (expires == 0) {
      return Finding.unknown(TOKEN, "does not say until when it is good");
    }
    Duration left = Duration.between(clock.instant(), Instant.ofEpochSecond(expires));
    if (left.isNegative()) {
      return Finding.bad(
          TOKEN, "expired %d minutes ago".formatted(left.abs().toMinutes()), "Get a new one.");
    }
    return left.toHours() < 1
        ? Finding.warn(TOKEN, "expires in %d minutes".formatted(left.toMinutes()), "Get a new one.")
        : Finding.good(TOKEN, "is good for another %d hours".formatted(left.toHours()));
  }

  private static JsonNode claims(String token) {
    String[] parts = token.split("\\.", -1);
    try {
      return Json.read(Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : ""));
    } catch (IllegalArgumentException _) {
      return Json.object();
    }
  }

  static List<Finding> health(Probe.Seen seen) {
    if (seen.status() == 401 || seen.status() == 403) {
      return List.of(Finding.bad(TOKEN, "is refused (%d)".formatted(seen.status()), SCOPE));
    }
    String status = Json.text(seen.body(), "status");
    if (status.isEmpty()) {
      return List.of(Finding.unknown(AREA, "does not say how it is doing"));
    }
    String reasons =
        String.join("; ", Json.list(seen.body(), "reasons").stream().map(Json::text).toList());
    return List.of(
        switch (status) {
          case "ok" -> Finding.good(AREA, "nothing waits for a person");
          case "down" -> Finding.bad(AREA, reasons, "Ask upstream to publish again what was lost.");
          default -> Finding.warn(AREA, reasons, "cleanslate check-orphaned-resources lists them.");
        });
  }

  static List<Finding> checkup(Probe.Seen seen) {
    if (seen.status() != 200) {
      String why =
          switch (seen.status()) {
            case 401, 403 -> "the token does not allow it; " + SCOPE;
            case 404 -> "the orchestrator is older than this command line";
            default -> "it answered %d".formatted(seen.status());
          };
      return List.of(Finding.unknown("database, broker, topics", "nothing can be told: " + why));
    }
    List<Finding> findings = new ArrayList<>();
    String version = Json.text(seen.body(), "version");
    findings.add(
        Finding.good(
            AREA,
            "version %s, Java %s"
                .formatted(
                    version.isEmpty() ? "unknown (not packaged)" : version,
                    Json.text(seen.body(), "java"))));
    findings.addAll(DatabasePart.of(seen.body().path("database")));
    findings.addAll(BrokerPart.of(seen.body().path("broker")));
    return findings;
  }
}
