package dev.cleanslate.topics.words;

/// How a line is meant to be taken; on a terminal a colour.
public enum Tone {
  /// Something is gone for good.
  GOOD,
  /// A person should look at it.
  BAD,
  /// It goes on by itself.
  PLAIN
}
