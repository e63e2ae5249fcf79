package dev.cleanslate.ibm.call;

import com.ibm.cloud.sdk.core.http.ResponseConverter;
import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;

/// Reads the bodies of good answers, up to 16 MiB. What cannot be read is thrown; the vendor's
/// library makes its own exception of it.
final class Bodies {
  private static final int MAX = 16 * 1024 * 1024;

  /// A JSON object.
  static final ResponseConverter<JsonNode> OBJECT = Bodies::object;

  /// Nothing, or a JSON object: where something else comes, something else has answered.
  static final ResponseConverter<Void> NOTHING = Bodies::nothing;

  private Bodies() {}

  private static JsonNode object(Response response) {
    return parsed(bytes(response));
  }

  @SuppressWarnings("NullAway") // A Void has no other value.
  private static Void nothing(Response response) {
    byte[] bytes = bytes(response);
    if (bytes.length > 0) {
      parsed(bytes);
    }
    return null;
  }

  private static JsonNode parsed(byte[] bytes) {
    JsonNode json = Wire.json().readTree(bytes);
    if (!json.isObject()) {
      throw new IllegalArgumentException("the answer is no JSON object");
    }
    return json;
  }

  private static byte[] bytes(Response response) {
    try (response) {
      byte[] bytes = response.body().byteStream().readNBytes(MAX + 1);
      if (bytes.length > MAX) {
        throw new IllegalArgumentException("the answer is larger than can be read");
      }
      return bytes;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
