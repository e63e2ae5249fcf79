package dev.cleanslate.standalone;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class KeysTests {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void aTokenIsSignedByThePublishedKeyAndLastsThirtyDays() throws Exception {
    Keys keys = new Keys(folder);
    keys.create();

    List<String> parts = List.of(keys.token(NOW).split("\\.", 3));

    Signature check = Signature.getInstance("SHA256withRSA");
    check.initVerify(publicKey(keys));
    check.update((parts.get(0) + "." + parts.get(1)).getBytes(US_ASCII));
    assertThat(check.verify(Base64.getUrlDecoder().decode(parts.get(2)))).isTrue();
    JsonNode claims = Wire.json().readTree(Base64.getUrlDecoder().decode(parts.get(1)));
    assertThat(claims.path("sub").asString()).isEqualTo("operator");
    assertThat(claims.path("tenant").asString()).isEqualTo("default");
    assertThat(claims.path("scope").asString())
        .isEqualTo("cleanslate.read cleanslate.write cleanslate.operate");
    assertThat(claims.path("iss").asString()).isEqualTo("cleanslate-standalone");
    assertThat(Instant.ofEpochSecond(claims.path("exp").asLong()))
        .isEqualTo(Instant.parse("2026-12-20T12:00:00Z"));
  }

  @Test
  void thePairIsMadeOnceAndOnlyItsOwnerCanReadIt() throws Exception {
    new Keys(folder).create();
    byte[] first = Files.readAllBytes(folder.resolve("private.pem"));

    new Keys(folder).create();

    assertThat(Files.readAllBytes(folder.resolve("private.pem"))).isEqualTo(first);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("private.pem"))))
        .isEqualTo("rw-------");
  }

  private static PublicKey publicKey(Keys keys) throws Exception {
    String pem = new String(Files.readAllBytes(keys.publicFile()), UTF_8);
    byte[] content = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(content));
  }
}
