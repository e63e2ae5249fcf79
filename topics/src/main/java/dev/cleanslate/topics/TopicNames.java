package dev.cleanslate.topics;

import dev.cleanslate.messages.Topics;
import java.util.List;
import java.util.regex.Pattern;

/// Which topics are meant: all of ours, or those that were named, shortly or in full, with `*` for
/// anything.
///
/// @param named none where all are meant
record TopicNames(List<String> named) {
  /// Whether that topic is one of them.
  boolean have(String topic) {
    return topic.startsWith(Topics.PREFIX)
        && (named.isEmpty()
            || named.stream().anyMatch(one -> pattern(one).matcher(topic).matches()));
  }

  private static Pattern pattern(String name) {
    String whole = name.startsWith(Topics.PREFIX) ? name : Topics.PREFIX + name;
    return Pattern.compile(Pattern.quote(whole).replace("*", "\\E.*\\Q"));
  }
}
