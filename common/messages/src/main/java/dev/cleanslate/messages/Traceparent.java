package dev.cleanslate.messages;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The place of a message in a trace: which trace it belongs to, and beneath which span. Travels in
/// the header `traceparent` of records and requests, with `tracestate` beside it where tracing
/// systems have added something. Source: W3C Trace Context, version 00.
///
/// It is never needed: what carries none, or one that cannot be read, is dealt with all the same.
///
/// @param trace the trace's id, 32 hex digits, not all zero
/// @param span the id of the span that caused the message, 16 hex digits, not all zero
/// @param sampled whether spans of this trace are to be recorded
/// @param state what tracing systems have added, as `tracestate` says it; empty where nothing
public record Traceparent(String trace, String span, boolean sampled, String state) {
  /// The header's name.
  public static final String HEADER = "traceparent";

  /// The name of the header beside it.
  public static final String STATE_HEADER = "tracestate";

  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
  private static final Pattern TRACE = Pattern.compile("(?!0{32})[0-9a-f]{32}");
  private static final Pattern SPAN = Pattern.compile("(?!0{16})[0-9a-f]{16}");
  private static final int MOST_BYTES = 512;
  private static final HexFormat HEX = HexFormat.of();

  public Traceparent {
    check(TRACE, "trace", trace);
    check(SPAN, "span", span);
    if (!state.equals(Tracestate.read(state))) {
      throw new InvalidField("state", "must be a tracestate of 512 characters at most");
    }
  }

  /// A place to which no tracing system has added anything.
  public Traceparent(String trace, String span, boolean sampled) {
    this(trace, span, sampled, "");
  }

  private static void check(Pattern form, String field, String value) {
    if (!form.matcher(value).matches()) {
      throw new InvalidField(field, "must be lower-case hex digits, and not all zero");
    }
  }

  /// Where a deletion begins: in the trace that its request came in, else in a trace whose id is
  /// the deletion's own without the dashes. Its first span is named by the lower half of that id.
  public static Traceparent of(UUID saga, @Nullable Traceparent request) {
    long lower = saga.getLeastSignificantBits();
    String span = HEX.toHexDigits(lower == 0 ? 1 : lower);
    return request == null
        ? new Traceparent(HEX.toHexDigits(saga.getMostSignificantBits()) + span, span, true)
        : new Traceparent(request.trace(), span, request.sampled(), request.state());
  }

  /// What the two headers say; null where the first is absent or wrong in any way. What is wrong
  /// with the second costs only the second.
  public static @Nullable Traceparent read(byte @Nullable [] header, byte @Nullable [] state) {
    return read(text(header), text(state));
  }

  /// What the two headers say; null where the first is absent or wrong in any way. What is wrong
  /// with the second costs only the second.
  public static @Nullable Traceparent read(@Nullable String header, @Nullable String state) {
    Traceparent place = read(header);
    return place == null
        ? null
        : new Traceparent(place.trace, place.span, place.sampled, Tracestate.read(state));
  }

  private static @Nullable String text(byte @Nullable [] header) {
    return header == null ? null : new String(header, StandardCharsets.ISO_8859_1);
  }

  /// What the header says; null where it is absent or wrong in any way.
  public static @Nullable Traceparent read(byte @Nullable [] header) {
    return read(text(header));
  }

  /// What the header says; null where it is absent or wrong in any way.
  public static @Nullable Traceparent read(@Nullable String header) {
    if (header == null || header.length() > MOST_BYTES) {
      return null;
    }
    Matcher found = FORM.matcher(header.strip());
    if (!found.matches() || !isKnown(found.group(1), found.group(5))) {
      return null;
    }
    String trace = found.group(2);
    String span = found.group(3);
    boolean whole = TRACE.matcher(trace).matches() && SPAN.matcher(span).matches();
    return whole
        ? new Traceparent(trace, span, (HexFormat.fromHexDigits(found.group(4)) & 1) == 1)
        : null;
  }

  /// A later version may say more at the end; this one may not.
  private static boolean isKnown(String version, @Nullable String more) {
    return !"ff".equals(version) && (more == null || !"00".equals(version));
  }

  /// The same place, recorded or not.
  public Traceparent sampled(boolean other) {
    return new Traceparent(trace, span, other, state);
  }

  /// As the header says it.
  public String text() {
    return "00-%s-%s-%s".formatted(trace, span, sampled ? "01" : "00");
  }

  /// As the header of a record says it.
  public byte[] bytes() {
    return text().getBytes(StandardCharsets.ISO_8859_1);
  }

  /// The headers of a record that is in this place, by name.
  public Map<String, byte[]> headers() {
    return state.isEmpty()
        ? Map.of(HEADER, bytes())
        : Map.of(HEADER, bytes(), STATE_HEADER, state.getBytes(StandardCharsets.ISO_8859_1));
  }
}
