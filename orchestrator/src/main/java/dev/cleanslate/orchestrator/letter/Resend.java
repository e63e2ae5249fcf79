package dev.cleanslate.orchestrator.letter;

import dev.cleanslate.orchestrator.letter.Letter.Sending;

/// What became of a person's wish to have a letter sent again.
public sealed interface Resend {
  /// It is on its topic.
  record Sent(Sending sending) implements Resend {}

  /// It was sent before, and is not sent twice.
  record Before(Sending sending) implements Resend {}

  /// Its topic could not read it, or not the body that was given instead.
  record Illegible(String problem) implements Resend {}

  /// What lay on its topic is not sent again.
  record NotTaken(String topic) implements Resend {}

  /// There is no such letter, or not any more.
  record Unknown() implements Resend {}
}
