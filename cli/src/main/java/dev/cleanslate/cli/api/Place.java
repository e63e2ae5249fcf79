package dev.cleanslate.cli.api;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A path with its parameters, below the server's address. Every part is encoded, so that an id
/// with a slash or a percent sign is one part of the path.
///
/// @param text encoded, and beginning with a slash
public record Place(String text) {
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  /// Of these parts; [BadName] where one of them cannot be part of a path.
  public static Place of(String... parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw new BadName(part);
      }
      text.append('/').append(encoded(part));
    }
    return new Place(text.toString());
  }

  /// With a parameter more; the same place where the value is absent.
  public Place with(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    String sign = text.indexOf('?') < 0 ? "?" : "&";
    return new Place(text + sign + encoded(name) + "=" + encoded(value.toString()));
  }

  private static String encoded(String part) {
    StringBuilder text = new StringBuilder();
    for (byte one : part.getBytes(StandardCharsets.UTF_8)) {
      if (one > 0 && PLAIN.indexOf(one) >= 0) {
        text.append((char) one);
      } else {
        text.append("%%%02X".formatted(one & 0xff));
      }
    }
    return text.toString();
  }
}
