package dev.cleanslate.topics.words;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record, as far as words can be made of it.
public final class Letter {
  private final String topic;
  private final String key;
  private final byte @Nullable [] value;
  private final Map<String, String> headers;

  /// @param headers the last of each name
  public Letter(String topic, String key, byte @Nullable [] value, Map<String, String> headers) {
    this.topic = topic;
    this.key = key;
    this.value = value;
    this.headers = Map.copyOf(headers);
  }

  /// The topic where it lies.
  public String topic() {
    return topic;
  }

  /// As text; empty where there is none.
  public String key() {
    return key;
  }

  byte @Nullable [] value() {
    return value;
  }

  Map<String, String> headers() {
    return headers;
  }
}
