package dev.cleanslate.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An orchestrator. Calls that may be repeated safely are, a few times, where the connection breaks
/// or the server asks for it; all of them end in an [Answer], a [Refusal] or [Unreachable].
public final class Server {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  /// The old surfaces answer once the work is done, or their patience is over: ten minutes at most.
  private static final Duration WORK = Duration.ofMinutes(11);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final int ATTEMPTS = 4;
  private static final int LONGEST_PAUSE_SECONDS = 10;

  private final HttpClient http;
  private final Access access;
  private final Pause pause;
  private final Supplier<UUID> ids;

  /// A server that is reached so; nothing is called yet.
  public Server(Access access, Pause pause, Supplier<UUID> ids) {
    // A redirection would carry the token to somewhere else: none is followed.
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
    if ("http".equals(access.root().getScheme())) {
      builder.sslContext(trustingNobody());
    }
    this.http = builder.build();
    this.access = access;
    this.pause = pause;
    this.ids = ids;
  }

  /// To read the certificates that this machine trusts takes longer than a call without encryption.
  private static SSLContext trustingNobody() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[0], new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("this JDK has no TLS", failure);
    }
  }

  /// What is there, whatever the status.
  public Answer look(Place place) {
    return repeated(request(place).GET(), true);
  }

  /// What is there, as JSON.
  public JsonNode get(Place place) {
    return look(place).json();
  }

  /// Posts once, and waits for what may take minutes: where the connection breaks it is not
  /// repeated.
  public Answer post(Place place, JsonNode body) {
    return repeated(posting(place, body).timeout(WORK), false);
  }

  /// Posts under a fresh key, by which the server takes it once however often it is repeated.
  public JsonNode postKeyed(Place place, JsonNode body) {
    return repeated(posting(place, body).header("Idempotency-Key", ids.get().toString()), true)
        .json();
  }

  /// Posts what changes nothing when it is said again.
  public JsonNode postAgain(Place place, JsonNode body) {
    return repeated(posting(place, body), true).json();
  }

  /// The events at that place, after the one that is named.
  public Events events(Place place, @Nullable String after) {
    HttpRequest.Builder request = request(place).header("Accept", "text/event-stream").GET();
    if (after != null) {
      request.header("Last-Event-ID", after);
    }
    HttpRequest ready = request.build();
    HttpResponse<InputStream> answer = send(ready, HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() == 200) {
      return new Events(answer.body());
    }
    try (InputStream body = answer.body()) {
      throw Refusal.of(answer(answer, body.readAllBytes()));
    } catch (IOException failure) {
      throw new Unreachable(ready.uri(), failure);
    }
  }

  private HttpRequest.Builder posting(Place place, JsonNode body) {
    return request(place)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(Json.line(body), StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(Place place) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(access.at(place)).timeout(ANSWER).header("User-Agent", "cleanslate");
    String token = access.token();
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private Answer repeated(HttpRequest.Builder request, boolean safe) {
    Duration rest = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      try {
        Answer answer = answer(request.build());
        Integer later = answer.retryAfter();
        if (attempt == ATTEMPTS || answer.isFine() || later == null) {
          return answer;
        }
        rest = Duration.ofSeconds(Math.clamp(later, 0, LONGEST_PAUSE_SECONDS));
      } catch (Unreachable gone) {
        if (attempt == ATTEMPTS || !safe || gone.getCause() instanceof ConnectException) {
          throw gone;
        }
      }
      pause.rest(rest);
      rest = rest.multipliedBy(2);
    }
  }

  private Answer answer(HttpRequest request) {
    HttpResponse<byte[]> answer = send(request, HttpResponse.BodyHandlers.ofByteArray());
    return answer(answer, answer.body());
  }

  private static Answer answer(HttpResponse<?> answer, byte[] body) {
    return new Answer(
        answer.statusCode(),
        Json.read(body),
        new String(body, StandardCharsets.UTF_8),
        answer.headers().firstValue("Location").orElse(null),
        answer
            .headers()
            .firstValue("Retry-After")
            .filter(text -> text.matches("\\d{1,6}"))
            .map(Integer::valueOf)
            .orElse(null));
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException failure) {
      throw new Unreachable(request.uri(), failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Unreachable(request.uri(), new IOException("interrupted"));
    }
  }
}
