package dev.cleanslate.orchestrator.api.letter;

import dev.cleanslate.messages.Require;
import dev.cleanslate.orchestrator.api.http.Cursor;
import dev.cleanslate.orchestrator.api.http.Page;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.http.Times;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.census.Censuses;
import dev.cleanslate.orchestrator.letter.Letter;
import dev.cleanslate.orchestrator.letter.LetterId;
import dev.cleanslate.orchestrator.letter.Letters;
import dev.cleanslate.orchestrator.letter.OpenLetter;
import dev.cleanslate.orchestrator.letter.Resend;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Dead letters for whoever may see them; everybody else, and everything that cannot be, ends in a
/// [Problem]. Thread-safe.
@Component
public final class LetterDesk {
  private static final String LIST = "dead-letters";
  private static final int PATIENCE_SECONDS = 5;

  private final Letters letters;
  private final Censuses censuses;

  LetterDesk(Letters letters, Censuses censuses) {
    this.letters = letters;
    this.censuses = censuses;
  }

  /// The newest first.
  ///
  /// @param topic where they came from, without the prefix
  /// @param since laid aside then, or later
  public Page<Letter> list(
      Caller caller,
      @Nullable String topic,
      @Nullable String since,
      @Nullable Integer limit,
      @Nullable String cursor) {
    requireHome(caller);
    Cursor from = Cursor.read(LIST, cursor, 2);
    int most = Page.limit(limit);
    if (topic != null && LetterId.read(topic + ":0:0").isEmpty()) {
      throw Problem.field("topic", "must be a topic's name without its prefix, as in replies");
    }
    Instant earliest = Times.read("since", since, Instant.EPOCH);
    Instant at = from.isStart() ? null : from.time(0, Instant.EPOCH);
    LetterId beyond = from.isStart() ? null : id(from.text(1));
    return asked(() ->
        Page.of(
            letters.newest(topic, earliest, at, beyond, most + 1),
            most,
            one -> Cursor.after(LIST, one.at(), one.id()),
            one -> one));
  }

  /// One of them, opened.
  public OpenLetter open(Caller caller, String id) {
    requireHome(caller);
    LetterId letter = id(id);
    return asked(() -> letters.open(letter).orElseThrow(() -> unknown(id)));
  }

  /// Puts it back on its topic, once.
  ///
  /// @param body instead of its own, with nothing in it that is still covered
  public Letter.Sending sendAgain(Caller caller, String id, byte @Nullable [] body) {
    requireHome(caller);
    requireUncovered(body);
    LetterId letter = id(id);
    return switch (asked(() -> letters.sendAgain(letter, caller.name(), body))) {
      case Resend.Sent(Letter.Sending sending) -> sending;
      case Resend.Before(Letter.Sending sending) -> sending;
      case Resend.Illegible(String problem) ->
          throw Problem.of(
              422,
              "letter-illegible",
              "Its topic could not read it",
              "%s. Send it with a corrected body, or leave it.".formatted(problem));
      case Resend.NotTaken(String topic) ->
          throw Problem.of(
              409,
              "letter-not-taken",
              "It is not sent again",
              "What lay on %s is asked for anew by itself; retry the deletion that waits for it."
                  .formatted(topic));
      case Resend.Unknown _ -> throw unknown(id);
    };
  }

  private void requireHome(Caller caller) {
    if (!caller.tenant().equals(censuses.tenant())) {
      throw Problem.of(
          403,
          "other-tenant",
          "Another tenant",
          "Dead letters may be of any tenant; they are shown to operators of the tenant %s."
              .formatted(censuses.tenant()));
    }
  }

  /// Who corrects what was shown to them would send the cover instead of what it covers.
  private static void requireUncovered(byte @Nullable [] body) {
    if (body != null && new String(body, StandardCharsets.UTF_8).contains(OpenLetter.COVERED)) {
      throw Problem.of(
          422,
          "letter-covered",
          "A part of it is covered",
          "%s stands where something is covered, and would be sent as it stands. Type anew what it covers, or send the letter again as it was."
              .formatted(OpenLetter.COVERED));
    }
  }

  private static <T> T asked(Supplier<T> call) {
    try {
      return call.get();
    } catch (KafkaException _) {
      throw Problem.later(
          "broker-unavailable",
          "The broker does not answer",
          "Dead letters lie on its topics. Repeat the call; a letter is noted as sent only once the"
              + " broker has it.",
          PATIENCE_SECONDS);
    }
  }

  private static LetterId id(String text) {
    return LetterId.read(Require.text("id", text, 300)).orElseThrow(() -> unknown(text));
  }

  private static Problem unknown(String id) {
    return Problem.unknown(
        "unknown-letter",
        "No dead letter has the id %s, or not any more: they are kept for 30 days.".formatted(id));
  }
}
