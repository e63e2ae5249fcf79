package dev.cleanslate.simulator.openai.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parts of a `multipart/form-data` body, by name.
public final class Multipart {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";,]{1,200})\"?");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"?([^\";\\r\\n]*)\"?");
  private static final Pattern FILENAME = Pattern.compile("filename=\"?([^\";\\r\\n]*)\"?");

  private Multipart() {}

  /// One part: what it is called, what file it came from, and its bytes.
  ///
  /// @param text the bytes, one character each
  public record Part(@Nullable String filename, String text) {
    /// The bytes as UTF-8.
    public String value() {
      return utf8(text);
    }
  }

  /// Throws [Rejected] where the body cannot be read.
  public static Map<String, Part> read(byte[] body, String contentType) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw Rejected.invalid("file", "The multipart body has no boundary.");
    }
    String all = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
    String delimiter = "\r\n--" + boundary.group(1);
    Map<String, Part> parts = new LinkedHashMap<>();
    int from = all.indexOf(delimiter);
    while (from >= 0) {
      int start = from + delimiter.length();
      from = all.indexOf(delimiter, start);
      if (from >= 0) {
        add(parts, all.substring(start, from));
      }
    }
    return parts;
  }

  private static void add(Map<String, Part> parts, String part) {
    int head = part.indexOf("\r\n\r\n");
    if (head < 0) {
      throw Rejected.invalid("file", "A part of the multipart body has no head.");
    }
    String headers = part.substring(0, head);
    Matcher name = NAME.matcher(headers);
    if (!name.find()) {
      throw Rejected.invalid("file", "A part of the multipart body has no name.");
    }
    Matcher filename = FILENAME.matcher(headers);
    parts.put(
        utf8(name.group(1)),
        new Part(filename.find() ? utf8(filename.group(1)) : null, part.substring(head + 4)));
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
