package dev.cleanslate.orchestrator.api;

import dev.cleanslate.messages.Wire;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// Makes tokens with a key pair of its own.
public final class Signer {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair pair;

  public Signer() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  public String publicKey() {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(pair.getPublic().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
  }

  public String token(String tenant, String scope) {
    return token(Map.of("sub", "alice", "tenant", tenant, "scope", scope));
  }

  /// A token with those claims, valid for an hour unless they say otherwise.
  public String token(Map<String, Object> claims) {
    Map<String, Object> all = new HashMap<>();
    all.put("exp", Instant.now().plusSeconds(3600).getEpochSecond());
    all.putAll(claims);
    String signed = url(Map.of("alg", "RS256", "typ", "JWT")) + "." + url(all);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  public static String url(Map<String, Object> json) {
    return URL.encodeToString(Wire.write(json));
  }
}
