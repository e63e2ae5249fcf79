package dev.cleanslate.cli.doctor;

import java.util.LinkedHashMap;
import java.util.Map;

/// One thing that was looked at.
///
/// @param area what it belongs to (`database`, `worker openai`)
/// @param words what was found, in one sentence without its end
/// @param advice what to do; empty where nothing is to be done
record Finding(String area, Mark mark, String words, String advice) {
  /// How it stands.
  enum Mark {
    /// As it should be.
    GOOD("ok"),
    /// It can work like this, and a person should know.
    WARN("look"),
    /// Something will not work.
    BAD("bad"),
    /// It cannot be known from here, and why.
    UNKNOWN("unknown");

    private final String word;

    Mark(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  static Finding good(String area, String words) {
    return new Finding(area, Mark.GOOD, words, "");
  }

  static Finding warn(String area, String words, String advice) {
    return new Finding(area, Mark.WARN, words, advice);
  }

  static Finding bad(String area, String words, String advice) {
    return new Finding(area, Mark.BAD, words, advice);
  }

  static Finding unknown(String area, String words) {
    return new Finding(area, Mark.UNKNOWN, words, "");
  }

  /// Whether a person should do something.
  boolean wantsAPerson() {
    return mark == Mark.BAD || mark == Mark.WARN;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("area", area);
    json.put("mark", mark.word());
    json.put("words", words);
    if (!advice.isEmpty()) {
      json.put("advice", advice);
    }
    return json;
  }
}
