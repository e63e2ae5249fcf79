package dev.cleanslate.simulator.s3;

import dev.cleanslate.simulator.http.Body;
import dev.cleanslate.simulator.http.Request;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Says whose request it is, by its signature of version 4 in the header `Authorization`.
/// Thread-safe. Source of the computation: AWS General Reference, "Signature Version 4".
record Signature(Credentials credentials) {
  private static final Pattern FORM =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(([0-9]{8})/([^/]+)/([^/]+)/aws4_request), ?"
              + "SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

  /// The account; throws [Refused] with 403.
  String proven(Request request) {
    String authorization = request.headers().first("Authorization");
    if (authorization == null) {
      throw Refused.denied("Access Denied");
    }
    Matcher form = FORM.matcher(authorization);
    if (!form.matches()) {
      throw Refused.of(
          400, "AuthorizationHeaderMalformed", "The authorization header is malformed.");
    }
    Credentials.Credential credential =
        credentials
            .of(form.group(1))
            .orElseThrow(
                () -> Refused.of(403, "InvalidAccessKeyId", "The access key is not known."));
    String expected = signature(request, form, credential.secret());
    if (!MessageDigest.isEqual(bytes(expected), bytes(form.group(7)))) {
      throw Refused.of(403, "SignatureDoesNotMatch", "The signature is not the one expected.");
    }
    return credential.account();
  }

  private static String signature(Request request, Matcher form, String secret) {
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            header(request, "x-amz-date"),
            form.group(2),
            Body.sha256(canonical(request, form.group(6))));
    byte[] key = bytes("AWS4" + secret);
    for (String part :
        List.of(form.group(3), form.group(4), form.group(5), "aws4_request", toSign)) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(key);
  }

  private static String canonical(Request request, String signedHeaders) {
    StringBuilder lines = new StringBuilder();
    lines.append(request.method()).append('\n').append(request.path()).append('\n');
    lines.append(query(request.rawQuery())).append('\n');
    for (String name : signedHeaders.split(";", -1)) {
      lines.append(name).append(':').append(header(request, name)).append('\n');
    }
    lines.append('\n').append(signedHeaders).append('\n');
    return lines.append(payload(request)).toString();
  }

  /// What a client says of its body counts as it is; one that says nothing signed the body's
  /// digest.
  private static String payload(Request request) {
    String said = request.headers().first("x-amz-content-sha256");
    return said == null ? request.body().sha256() : said;
  }

  private static String query(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      return "";
    }
    List<String> pairs = new ArrayList<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      pairs.add(coded(name) + "=" + coded(value));
    }
    return pairs.stream().sorted().collect(Collectors.joining("&"));
  }

  private static String coded(String text) {
    String plain = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    return URLEncoder.encode(plain, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String header(Request request, String name) {
    return request.headers().all(name).stream()
        .map(value -> value.strip().replaceAll(" +", " "))
        .collect(Collectors.joining(","));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
