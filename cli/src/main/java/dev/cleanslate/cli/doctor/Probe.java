package dev.cleanslate.cli.doctor;

import dev.cleanslate.cli.api.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Asks once, without repeating and without following anywhere, and never fails.
final class Probe {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(25);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final InstantSource clock;

  Probe(InstantSource clock) {
    this.clock = clock;
  }

  /// What came.
  ///
  /// @param problem why nothing came; empty where something did
  /// @param body as JSON; a missing node where it is none
  /// @param date by the clock of whoever answered
  /// @param middle when that was, by ours
  record Seen(String problem, int status, JsonNode body, @Nullable Instant date, Instant middle) {
    boolean isThere() {
      return problem.isEmpty();
    }

    /// How far their clock is ahead of ours; to the second, as the header is.
    Optional<Duration> skew() {
      return Optional.ofNullable(date).map(there -> Duration.between(middle, there));
    }
  }

  /// @param token shown to that address; absent where it needs none
  Seen get(URI address, @Nullable String token) {
    Instant begun = clock.instant();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(ANSWER).header("User-Agent", "cleanslate-doctor");
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<byte[]> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      Instant middle = begun.plus(Duration.between(begun, clock.instant()).dividedBy(2));
      Instant date = answer.headers().firstValue("Date").map(Probe::read).orElse(null);
      return new Seen("", answer.statusCode(), Json.read(answer.body()), date, middle);
    } catch (IOException failure) {
      return new Seen(why(failure), 0, MissingNode.getInstance(), null, begun);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Seen("interrupted", 0, MissingNode.getInstance(), null, begun);
    }
  }

  private static @Nullable Instant read(String date) {
    try {
      return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  private static String why(IOException failure) {
    return switch (failure) {
      case HttpTimeoutException _ -> "no answer in time";
      case ConnectException _ -> "nothing listens there";
      case IOException _ -> "the connection broke";
    };
  }
}
