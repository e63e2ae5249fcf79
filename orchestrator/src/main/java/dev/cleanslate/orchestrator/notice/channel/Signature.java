package dev.cleanslate.orchestrator.notice.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signature of a webhook: HMAC-SHA256 over name, time and body. Source: the Standard Webhooks
/// specification. With several secrets there are several signatures, so that a secret can be
/// exchanged while both are known.
final class Signature {
  private static final String PREFIX = "whsec_";
  private static final String HMAC = "HmacSHA256";

  private Signature() {}

  /// The header's value.
  static String of(List<Secret> secrets, String event, long seconds, String body) {
    byte[] signed = (event + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8);
    return secrets.stream()
        .map(secret -> "v1," + Base64.getEncoder().encodeToString(hmac(key(secret), signed)))
        .collect(Collectors.joining(" "));
  }

  /// The key's bytes: what follows `whsec_` is base64, anything else is taken as it is. An
  /// [IllegalArgumentException] where that is not base64.
  static byte[] key(Secret secret) {
    String text = secret.value();
    return text.startsWith(PREFIX)
        ? Base64.getDecoder().decode(text.substring(PREFIX.length()))
        : text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] hmac(byte[] key, byte[] signed) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(signed);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no " + HMAC, missing);
    }
  }
}
