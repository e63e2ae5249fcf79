package dev.cleanslate.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/// The key pair of this system and the bearer tokens made with it, for the person who runs it on
/// their own machine.
///
/// The pair is made once; a token is made at each start and lasts 30 days.
final class Keys {
  private static final Duration LIFE = Duration.ofDays(30);
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.UTF_8));

  private final Path privateFile;
  private final Path publicFile;

  Keys(Path folder) {
    this.privateFile = folder.resolve("private.pem");
    this.publicFile = folder.resolve("public.pem");
  }

  /// Makes the pair unless it is there.
  void create() throws IOException {
    if (Files.exists(privateFile) && Files.exists(publicFile)) {
      return;
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      Secrets.write(privateFile, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
      Secrets.write(publicFile, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException failure) {
      throw new CannotStart("This JDK cannot make RSA keys.", failure);
    }
  }

  /// Where the applications find the public half, X.509 in PEM.
  Path publicFile() {
    return publicFile;
  }

  /// A token for the operator of this system, who may read and write in the default tenant.
  String token(Instant now) throws IOException {
    String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
    String claims =
        """
        {"iss":"cleanslate-standalone","sub":"operator","tenant":"default",\
        "scope":"cleanslate.read cleanslate.write cleanslate.operate","iat":%d,"exp":%d}\
        """
            .formatted(now.getEpochSecond(), now.plus(LIFE).getEpochSecond());
    String signed = url(header) + "." + url(claims);
    return signed + "." + URL.encodeToString(signature(signed));
  }

  private byte[] signature(String text) throws IOException {
    try {
      Signature signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(privateKey());
      signer.update(text.getBytes(StandardCharsets.US_ASCII));
      return signer.sign();
    } catch (GeneralSecurityException failure) {
      throw new CannotStart(
          "The key in %s cannot be used; delete the folder to have a new one made."
              .formatted(privateFile.getParent()),
          failure);
    }
  }

  private PrivateKey privateKey() throws IOException, GeneralSecurityException {
    String body = Files.readString(privateFile).replaceAll("-----[A-Z ]+-----", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
  }

  private static String pem(String label, byte[] content) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(label, LINES.encodeToString(content), label);
  }

  private static String url(String json) {
    return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
