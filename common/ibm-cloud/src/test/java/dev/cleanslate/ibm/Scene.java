package dev.cleanslate.ibm;

import dev.cleanslate.ibm.call.Api;
import dev.cleanslate.ibm.call.Connections;
import dev.cleanslate.ibm.credential.Login;
import dev.cleanslate.ibm.credential.TokenSource;
import dev.cleanslate.ibm.credential.Tokens;
import dev.cleanslate.ibm.dns.DnsClient;
import dev.cleanslate.ibm.vpc.VpcClient;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.CallLimits;
import dev.cleanslate.worker.cloud.CloudCall;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import okhttp3.OkHttpClient;

/// The shared parts against a [Station], whose clock moves only when it is told to or when the
/// guard waits.
public final class Scene implements AutoCloseable {
  public static final String ACCOUNT = "0123456789abcdef0123456789abcdef";
  public static final String KEY = "ibm-secret-key";

  public final Station station;
  public final OkHttpClient connections = Connections.open(Duration.ofSeconds(20), 5);
  public final Tokens tokens;
  public final Api api;
  public final VpcClient vpc;
  public final DnsClient dns;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T08:00:00Z"));

  /// @param script answers all requests but those for tokens, which are granted
  public Scene(Function<Station.Heard, String> script) {
    this(
        Login.withApiKey(KEY),
        asked -> isForToken(asked) ? granted(jwt(ACCOUNT)) : script.apply(asked));
  }

  public Scene(Login login, Function<Station.Heard, String> script) {
    station = new Station(script);
    CloudCall guard = guard();
    tokens =
        new Tokens(
            TokenSource.of(login, station.url(), station.url(), connections), guard, clock());
    api = new Api(tokens, guard, clock(), Duration.ofSeconds(20));
    vpc =
        new VpcClient(
            station.url().resolve("/v1"), "2026-03-24", connections, () -> new UUID(4, 2));
    dns = new DnsClient(station.url().resolve("/v1"), connections);
  }

  public static boolean isForToken(Station.Heard asked) {
    return asked.path().equals("/identity/token") || asked.path().startsWith("/instance_identity");
  }

  /// A token service's answer.
  public static String granted(String token) {
    return Station.json(
        200,
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":3600}".formatted(token));
  }

  /// A token that names an account.
  public static String jwt(String account) {
    return jwtOf("{\"account\":{\"valid\":true,\"bss\":\"%s\"}}".formatted(account));
  }

  /// A token with this payload.
  public static String jwtOf(String payload) {
    return base64("{\"alg\":\"RS256\"}") + "." + base64(payload) + ".c2lnbmVk";
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  public Errand look() {
    return Errand.look(clock(), Duration.ofSeconds(25));
  }

  public Errand advance() {
    return Errand.advance(clock(), Duration.ofSeconds(25), Optional::empty);
  }

  public void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  public Clock clock() {
    return new Clock() {
      @Override
      public java.time.ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    };
  }

  private CloudCall guard() {
    CallLimits limits =
        new CallLimits(
            10_000,
            3,
            Duration.ofMillis(100),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            1000,
            100,
            Duration.ofSeconds(5));
    return new CloudCall("ibm", limits, clock(), this::pass, new Random(7));
  }

  @Override
  public void close() {
    Connections.close(connections);
    station.close();
  }
}
