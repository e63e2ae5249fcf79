package dev.cleanslate.orchestrator.api.http;

import dev.cleanslate.messages.Wire;
import java.io.IOException;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

/// Bodies in the messages' JSON, so that REST and topics refuse alike. Serves the project's own
/// types only; what is too large is refused before it is read whole.
public final class WireBodies extends AbstractHttpMessageConverter<Object> {
  /// For `application/json`.
  public WireBodies() {
    super(MediaType.APPLICATION_JSON);
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type.getName().startsWith("dev.cleanslate.");
  }

  @Override
  protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
    if (message.getHeaders().getContentLength() > Wire.MAX_BYTES) {
      throw tooLarge();
    }
    byte[] body = message.getBody().readNBytes(Wire.MAX_BYTES + 1);
    if (body.length > Wire.MAX_BYTES) {
      throw tooLarge();
    }
    return Exact.class.isAssignableFrom(type)
        ? Wire.readExactly(body, type)
        : Wire.read(body, type);
  }

  @Override
  protected void writeInternal(Object answer, HttpOutputMessage message) throws IOException {
    message.getBody().write(Wire.write(answer));
  }

  private static Problem tooLarge() {
    return Problem.of(
            413,
            "too-large",
            "The body is too large",
            "body has more than %d bytes; send it in several calls".formatted(Wire.MAX_BYTES))
        .about("body");
  }
}
