package dev.cleanslate.simulator.s3;

import dev.cleanslate.simulator.http.Body;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// MD5 as the services use it: in ETags, and to check a body.
final class Digests {
  private Digests() {}

  static String etag(Body content) {
    return '"' + HexFormat.of().formatHex(md5(content.bytes())) + '"';
  }

  static String base64(byte[] body) {
    return Base64.getEncoder().encodeToString(md5(body));
  }

  private static byte[] md5(byte[] bytes) {
    try {
      return MessageDigest.getInstance("MD5").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has MD5", impossible);
    }
  }
}
