package dev.cleanslate.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/// A key that nobody else has, and an operator's token signed with it for an hour.
///
/// @param publicKey the file in which an orchestrator finds the public half
record Passport(Path publicKey, String token) {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  static Passport issue(Path folder) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      Path file = folder.resolve("public.pem");
      String body = Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded());
      Files.writeString(
          file, "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n".formatted(body));
      return new Passport(file, token(pair));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("this JDK cannot make RSA keys", failure);
    }
  }

  private static String token(KeyPair pair) throws GeneralSecurityException {
    long now = Clock.systemUTC().instant().getEpochSecond();
    String claims =
        """
        {"iss":"system-tests","sub":"operator","tenant":"default",\
        "scope":"cleanslate.read cleanslate.write cleanslate.operate","iat":%d,"exp":%d}\
        """
            .formatted(now, now + Duration.ofHours(1).toSeconds());
    String signed = url("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + url(claims);
    Signature signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(pair.getPrivate());
    signer.update(signed.getBytes(UTF_8));
    return signed + "." + URL.encodeToString(signer.sign());
  }

  private static String url(String json) {
    return URL.encodeToString(json.getBytes(UTF_8));
  }

  /// Hides the token.
  @Override
  public String toString() {
    return "Passport[%s]".formatted(publicKey);
  }
}
