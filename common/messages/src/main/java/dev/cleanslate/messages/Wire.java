package dev.cleanslate.messages;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// The one JSON form of every message: snake case, ISO-8601 times, an explicit `type` where there
/// are several.
///
/// Unknown fields are ignored. What is missing, of the wrong type, not UTF-8, too large or not JSON
/// at all is refused with [Unreadable], which names the field. Thread-safe.
public final class Wire {
  /// The largest message that is read, in bytes.
  public static final int MAX_BYTES = 900_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultPropertyInclusion(inclusion ->
              inclusion.withValueInclusion(
                  com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .disable(tools.jackson.databind.MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private static final JsonMapper EXACT =
      JSON.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private Wire() {}

  /// The mapper itself, for what is JSON without being a message.
  public static JsonMapper json() {
    return JSON;
  }

  /// The message as UTF-8 JSON.
  public static byte[] write(Object message) {
    return JSON.writeValueAsBytes(message);
  }

  /// The message in these bytes; [Unreadable] where there is none.
  public static <T> T read(byte @Nullable [] bytes, Class<T> type) {
    return read(JSON, bytes, type);
  }

  /// As [#read(byte[], Class)], but a field that is not known is refused: for orders of people,
  /// where a word that is misspelt would be taken for one that is left out.
  public static <T> T readExactly(byte @Nullable [] bytes, Class<T> type) {
    return read(EXACT, bytes, type);
  }

  private static <T> T read(JsonMapper mapper, byte @Nullable [] bytes, Class<T> type) {
    if (bytes == null || bytes.length == 0) {
      throw new Unreadable("body", "is empty");
    }
    if (bytes.length > MAX_BYTES) {
      throw new Unreadable(
          "body", "has %d bytes; at most %d are read".formatted(bytes.length, MAX_BYTES));
    }
    try {
      T message = mapper.readValue(new String(strictUtf8(bytes)), type);
      if (message == null) {
        throw new Unreadable("body", "is null");
      }
      return message;
    } catch (JacksonException failure) {
      throw unreadable(failure);
    }
  }

  private static char[] strictUtf8(byte[] bytes) {
    try {
      var decoded = StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
      char[] text = new char[decoded.remaining()];
      decoded.get(text);
      return text;
    } catch (java.nio.charset.CharacterCodingException failure) {
      throw new Unreadable("body", "is not UTF-8", failure);
    }
  }

  private static Unreadable unreadable(JacksonException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidField invalid) {
        return new Unreadable(invalid.field(), invalid.problem(), failure);
      }
    }
    String field =
        failure instanceof DatabindException databind ? path(databind.getPath()) : "body";
    String problem =
        failure instanceof UnrecognizedPropertyException unknown
            ? "is not known here; what is known is " + known(unknown)
            : firstSentence(failure.getOriginalMessage());
    return new Unreadable(field, problem, failure);
  }

  private static String known(UnrecognizedPropertyException unknown) {
    Collection<Object> known = unknown.getKnownPropertyIds();
    return known == null
        ? "nothing"
        : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
  }

  private static String path(List<JacksonException.Reference> path) {
    String joined =
        path.stream()
            .map(step ->
                step.getPropertyName() == null
                    ? "[" + step.getIndex() + "]"
                    : step.getPropertyName())
            .collect(Collectors.joining("."));
    return joined.isEmpty() ? "body" : joined;
  }

  private static String firstSentence(@Nullable String text) {
    if (text == null) {
      return "cannot be read";
    }
    String line = text.lines().findFirst().orElse("cannot be read");
    return "cannot be read: " + (line.length() > 300 ? line.substring(0, 300) : line);
  }

  /// Bytes that are not the message they should be; the text names the field and what is wrong with
  /// it.
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /// The field in its wire spelling, and the rest of a sentence that starts with it.
    public Unreadable(String field, String problem) {
      super(field + " " + problem);
      this.field = field;
    }

    Unreadable(String field, String problem, Throwable cause) {
      super(field + " " + problem, cause);
      this.field = field;
    }

    /// The field in its wire spelling; `body` where it is about the whole message.
    public String field() {
      return field;
    }
  }
}
