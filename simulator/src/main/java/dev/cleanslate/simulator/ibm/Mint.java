package dev.cleanslate.simulator.ibm;

import dev.cleanslate.simulator.json.BadInput;
import dev.cleanslate.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes tokens and reads them again. A token carries all it proves, so it outlives a reset and a
/// restart of the simulator, as a real one does. The signature is for show: its key stands below.
/// Thread-safe.
public final class Mint {
  private static final byte[] KEY = "the simulator's own".getBytes(StandardCharsets.UTF_8);
  private static final Pattern JWT =
      Pattern.compile("([\\w-]{1,200})\\.([\\w-]{1,4000})\\.([\\w-]{43})");
  private static final Pattern OPAQUE = Pattern.compile("opq_([\\w-]{1,4000})_([\\w-]{43})");
  private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"simulated\"}";
  private static final int REMEMBERED = 1_000;
  private static final byte MASK = 0x5a;

  private final Map<String, Grant> seen = new ConcurrentHashMap<>();

  /// How a token looks.
  public enum Look {
    /// A JWT whose claims name the account as `account.bss`.
    JWT,
    /// A JWT that does not name the account.
    WITHOUT_ACCOUNT,
    /// Nothing a client can read.
    OPAQUE
  }

  /// A token that proves this.
  public String make(Grant grant, Look look) {
    byte[] claims = Json.write(claims(grant, look));
    if (look == Look.OPAQUE) {
      String body = base64(masked(claims));
      return "opq_" + body + "_" + signature(body);
    }
    String body = base64(HEADER.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims);
    return body + "." + signature(body);
  }

  /// What a token proves; empty where it was not made here. Whether it has expired is not asked.
  public Optional<Grant> read(String token) {
    Grant known = seen.get(token);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Grant> read = claims(token).map(Mint::grant);
    if (read.isPresent() && seen.size() < REMEMBERED) {
      seen.put(token, read.get());
    }
    return read;
  }

  private static Optional<JsonNode> claims(String token) {
    Matcher jwt = JWT.matcher(token);
    if (jwt.matches()) {
      return signed(jwt.group(1) + "." + jwt.group(2), jwt.group(3), jwt.group(2), (byte) 0);
    }
    Matcher opaque = OPAQUE.matcher(token);
    return opaque.matches()
        ? signed(opaque.group(1), opaque.group(2), opaque.group(1), MASK)
        : Optional.empty();
  }

  private static Optional<JsonNode> signed(
      String what, String signature, String payload, byte mask) {
    if (!signature(what).equals(signature)) {
      return Optional.empty();
    }
    byte[] bytes = Base64.getUrlDecoder().decode(payload);
    try {
      return Optional.of(Json.read(mask == 0 ? bytes : masked(bytes)));
    } catch (BadInput _) {
      return Optional.empty();
    }
  }

  private static ObjectNode claims(Grant grant, Look look) {
    ObjectNode claims =
        Json.object()
            .put("iam_id", grant.subject())
            .put("id", grant.subject())
            .put("sub", grant.subject())
            .put("iss", "https://iam.cloud.ibm.com/identity")
            .put("scope", "ibm openid")
            .put("client_id", "default")
            .put("iat", grant.issued().getEpochSecond())
            .put("exp", grant.expires().getEpochSecond())
            .put("sim_use", grant.use().name())
            .put("sim_account", new StringBuilder(grant.account()).reverse().toString());
    ObjectNode account = Json.object().put("valid", true);
    if (look != Look.WITHOUT_ACCOUNT) {
      account.put("bss", grant.account());
      claims.set("account", account);
    }
    return claims;
  }

  private static Grant grant(JsonNode claims) {
    return new Grant(
        new StringBuilder(claims.path("sim_account").asString()).reverse().toString(),
        claims.path("iam_id").asString(),
        Grant.Use.valueOf(claims.path("sim_use").asString()),
        Instant.ofEpochSecond(claims.path("iat").asLong()),
        Instant.ofEpochSecond(claims.path("exp").asLong()));
  }

  private static byte[] masked(byte[] bytes) {
    byte[] masked = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      masked[i] = (byte) (bytes[i] ^ MASK);
    }
    return masked;
  }

  private static String signature(String of) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      return base64(mac.doFinal(of.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
