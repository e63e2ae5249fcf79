package dev.cleanslate.orchestrator.letter;

import dev.cleanslate.messages.CensusPage;
import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.messages.Wire;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which topics take a message again, and whether they could read it.
///
/// What a worker was told is not among them: a command says for how long it is valid, counted from
/// the moment in which it is written, and would be carried out although nobody means it any more.
/// Nothing is lost by that, since its step comes due and is sent anew.
final class Legibility {
  private static final Map<String, Class<?>> MESSAGES =
      Map.of(
          Topics.DELETE_REQUESTS, DeleteRequest.class,
          Topics.RESOURCES, ResourceEvent.class,
          Topics.REPLIES, Reply.class,
          Topics.VERDICTS, Verdict.class,
          Topics.CENSUS, CensusPage.class);

  private Legibility() {}

  static boolean isTakenAgain(String topic) {
    return MESSAGES.containsKey(topic);
  }

  /// Why that topic could not read this body; absent where it could.
  static @Nullable String problem(String topic, byte @Nullable [] body) {
    Class<?> type = MESSAGES.get(topic);
    if (type == null) {
      return "body is nothing that is read on the topic " + topic;
    }
    try {
      Wire.read(body, type);
      return null;
    } catch (Wire.Unreadable unreadable) {
      return String.valueOf(unreadable.getMessage());
    }
  }
}
