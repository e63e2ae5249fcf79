package dev.cleanslate.host.file;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds sections in a text, with their exact places. A section reaches from its header to its last
/// line with a key; comments after that belong to what follows. Pure functions.
final class IniText {
  private static final Pattern HEADER = Pattern.compile("\\s*\\[([^\\]]*)\\]\\s*([#;].*)?");
  private static final Pattern KEY = Pattern.compile("\\s*([^#;=\\s][^=]*?)\\s*=\\s*(.*?)\\s*");

  private IniText() {}

  static List<Part> parts(Format.Ini format, String text, String instance) {
    List<Line> lines = lines(text);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isHeader()) {
        List<Line> section = section(lines, i);
        if (isMeant(format, section, instance)) {
          parts.add(part(section));
        }
      }
    }
    return List.copyOf(parts);
  }

  private static List<Line> section(List<Line> lines, int header) {
    int end = header + 1;
    while (end < lines.size() && !lines.get(end).isHeader()) {
      end++;
    }
    return lines.subList(header, end);
  }

  private static boolean isMeant(Format.Ini format, List<Line> section, String instance) {
    String name = section.getFirst().header();
    if (format.section().isEmpty()) {
      return name.equals(instance);
    }
    return name.equals(format.section())
        && section.stream().anyMatch(line -> line.says(format.key(), instance));
  }

  private static Part part(List<Line> section) {
    int last = 0;
    for (int i = 1; i < section.size(); i++) {
      last = section.get(i).isComment() ? last : i;
    }
    int next = last + 1;
    while (next < section.size() && section.get(next).text().isBlank()) {
      next++;
    }
    int start = section.getFirst().start();
    int end = section.get(last).start() + section.get(last).text().length();
    return new Part(start, end, start, section.get(next - 1).end());
  }

  private static List<Line> lines(String text) {
    List<Line> lines = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed + 1;
      int shown = feed < 0 ? end : feed > start && text.charAt(feed - 1) == '\r' ? feed - 1 : feed;
      lines.add(new Line(text.substring(start, shown), start, end));
      start = end;
    }
    return lines;
  }

  /// One line; its end is behind its line break, its text before it.
  private record Line(String text, int start, int end) {
    boolean isHeader() {
      return HEADER.matcher(text).matches();
    }

    String header() {
      Matcher header = HEADER.matcher(text);
      return header.matches() ? header.group(1).strip() : "";
    }

    boolean isComment() {
      String said = text.strip();
      return said.isEmpty() || said.startsWith("#") || said.startsWith(";");
    }

    boolean says(String key, String value) {
      Matcher said = KEY.matcher(text);
      return said.matches() && said.group(1).equals(key) && said.group(2).equals(value);
    }
  }
}
