package dev.cleanslate.topics.words;

import dev.cleanslate.messages.Census;
import dev.cleanslate.messages.CensusPage;
import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.InvalidField;
import dev.cleanslate.messages.OrphanAlert;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.SagaEvent;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.messages.Wire.Unreadable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Says what a record says. Never fails: what cannot be read is told as that, by its size and what
/// is wrong with it, never by its content. Pure; thread-safe.
public final class Interpreter {
  private static final String VPN_REPLIES = Topics.PREFIX + "vpn-replies";
  private static final String LETTERS = Topics.deadLetters("");

  private Interpreter() {}

  /// That record in words.
  public static Spoken of(Letter letter) {
    try {
      return letter.topic().endsWith(LETTERS) ? deadLetter(letter) : message(letter);
    } catch (Unreadable unreadable) {
      byte[] value = letter.value();
      int size = value == null ? 0 : value.length;
      String words = "cannot be read: %s (%d bytes)".formatted(problem(unreadable), size);
      return new Spoken(words, Tone.BAD, null, null, null);
    }
  }

  /// What the parser says may quote the content; our own checks do not.
  private static String problem(Unreadable unreadable) {
    return unreadable.getCause() instanceof JacksonException parser
            && !(parser.getCause() instanceof InvalidField)
        ? unreadable.field() + " is not what it should be"
        : String.valueOf(unreadable.getMessage());
  }

  private static Spoken message(Letter letter) {
    String topic = letter.topic();
    byte[] value = letter.value();
    return switch (topic) {
      case Topics.DELETE_REQUESTS -> UpstreamWords.of(Wire.read(value, DeleteRequest.class));
      case Topics.RESOURCES -> UpstreamWords.of(Wire.read(value, ResourceEvent.class));
      case Topics.REPLIES -> AnswerWords.of(Wire.read(value, Reply.class));
      case Topics.VERDICTS -> AnswerWords.of(Wire.read(value, Verdict.class));
      case Topics.CENSUS -> CensusWords.of(Wire.read(value, CensusPage.class));
      case Topics.SAGAS -> EventWords.of(Wire.read(value, SagaEvent.class));
      case Topics.ORPHAN_ALERTS -> EventWords.of(Wire.read(value, OrphanAlert.class));
      case Topics.CONTROL -> control(letter);
      case VPN_REPLIES -> EventWords.ofVpn(Wire.read(value, JsonNode.class));
      case String other when other.startsWith(Topics.commands("")) -> command(value);
      case String other when other.startsWith(Topics.checks("")) -> command(value);
      case String other when other.startsWith(Topics.census("")) ->
          CensusWords.of(Wire.read(value, Census.class));
      case String _ -> throw new Unreadable("topic", "is none that this version knows");
    };
  }

  private static Spoken command(byte @Nullable [] value) {
    return UpstreamWords.of(Wire.read(value, Command.class));
  }

  private static Spoken control(Letter letter) {
    byte[] value = letter.value();
    Hold hold = value == null ? null : Wire.read(value, Hold.class);
    return EventWords.of(letter.key(), hold);
  }

  private static Spoken deadLetter(Letter letter) {
    String words =
        "could not be taken: %s (lay in %s, partition %s, offset %s)"
            .formatted(
                letter.headers().getOrDefault("dlt-reason", "nobody said why"),
                letter.headers().getOrDefault("dlt-topic", "a topic that nobody named"),
                letter.headers().getOrDefault("dlt-partition", "?"),
                letter.headers().getOrDefault("dlt-offset", "?"));
    return new Spoken(words, Tone.BAD, null, null, null);
  }
}
