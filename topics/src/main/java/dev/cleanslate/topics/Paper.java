package dev.cleanslate.topics;

import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.topics.words.Letter;
import dev.cleanslate.topics.words.Plain;
import dev.cleanslate.topics.words.Spoken;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is written, a line for each message.
///
/// @param isColoured whether people look at it as it goes
/// @param isJson whether it is for a program
/// @param zone whose clocks the times are of
record Paper(PrintStream out, boolean isColoured, boolean isJson, ZoneId zone) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");
  private static final String NORMAL = "\u001b[0m";

  /// One message.
  ///
  /// @param place where it lies in its topic, as `partition/offset`
  void write(Instant at, String place, Letter letter, Spoken spoken) {
    out.println(isJson ? json(at, place, letter, spoken) : line(at, letter, spoken));
  }

  private String line(Instant at, Letter letter, Spoken spoken) {
    String topic = letter.topic().substring(Topics.PREFIX.length());
    String words = Plain.text(spoken.words());
    return "%s  %-16s  %s".formatted(TIME.format(at.atZone(zone)), topic, coloured(words, spoken));
  }

  private String coloured(String words, Spoken spoken) {
    if (!isColoured) {
      return words;
    }
    return switch (spoken.tone()) {
      case GOOD -> "\u001b[32m" + words + NORMAL;
      case BAD -> "\u001b[31m" + words + NORMAL;
      case PLAIN -> words;
    };
  }

  private static String json(Instant at, String place, Letter letter, Spoken spoken) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("at", at.toString());
    document.put("topic", letter.topic());
    document.put("place", place);
    document.put("key", letter.key());
    document.put("words", spoken.words());
    document.put("readable", spoken.isReadable());
    if (spoken.message() != null) {
      document.put("message", spoken.message());
    }
    return Plain.masked(Wire.json().writeValueAsString(document));
  }
}
