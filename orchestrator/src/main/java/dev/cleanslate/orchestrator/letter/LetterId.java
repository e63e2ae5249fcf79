package dev.cleanslate.orchestrator.letter;

import dev.cleanslate.messages.Topics;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a dead letter, as in `replies:0:17`: the topic it came from without the prefix, and
/// where it lies on that topic's dead letters; or `kept:5` of the table, by number.
///
/// @param topic without the prefix; empty for what lies in the table
/// @param place the offset, or the number
public record LetterId(String topic, int partition, long place) implements Comparable<LetterId> {
  private static final String KEPT = "kept";
  private static final String ENDING = Topics.deadLetters("");
  private static final Pattern ON_TOPIC =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,200}):(\\d{1,9}):(\\d{1,18})");
  private static final Pattern IN_TABLE = Pattern.compile(KEPT + ":(\\d{1,18})");
  private static final Comparator<LetterId> ORDER =
      Comparator.comparing(LetterId::topic)
          .thenComparingInt(LetterId::partition)
          .thenComparingLong(id -> -id.place);

  /// What the text names; nothing where it is no such name.
  public static Optional<LetterId> read(String text) {
    Matcher kept = IN_TABLE.matcher(text);
    if (kept.matches()) {
      return Optional.of(kept(Long.parseLong(kept.group(1))));
    }
    Matcher onTopic = ON_TOPIC.matcher(text);
    return onTopic.matches()
        ? Optional.of(
            new LetterId(
                onTopic.group(1),
                Integer.parseInt(onTopic.group(2)),
                Long.parseLong(onTopic.group(3))))
        : Optional.empty();
  }

  static LetterId kept(long number) {
    return new LetterId("", 0, number);
  }

  /// A record of a topic of dead letters.
  static LetterId of(String letters, int partition, long offset) {
    return new LetterId(
        letters.substring(Topics.PREFIX.length(), letters.length() - ENDING.length()),
        partition,
        offset);
  }

  static boolean isOfLetters(String topic) {
    return topic.length() > Topics.PREFIX.length() + ENDING.length()
        && topic.startsWith(Topics.PREFIX)
        && topic.endsWith(ENDING);
  }

  boolean isKept() {
    return topic.isEmpty();
  }

  /// Whether another lies on the same partition.
  boolean liesWith(LetterId other) {
    return topic.equals(other.topic) && partition == other.partition;
  }

  /// The topic on which it lies.
  String letters() {
    return Topics.deadLetters(Topics.PREFIX + topic);
  }

  /// Among letters of one time: by topic and partition, the newest first.
  @Override
  public int compareTo(LetterId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return isKept() ? KEPT + ":" + place : topic + ":" + partition + ":" + place;
  }
}
