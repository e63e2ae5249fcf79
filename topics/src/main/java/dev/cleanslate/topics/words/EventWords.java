package dev.cleanslate.topics.words;

import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.OrphanAlert;
import dev.cleanslate.messages.SagaEvent;
import dev.cleanslate.messages.SagaEvent.StepMove;
import dev.cleanslate.messages.Wire;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the orchestrator tells, and what operators hold.
final class EventWords {
  private EventWords() {}

  static Spoken of(SagaEvent event) {
    String words =
        "deletion %s of %s is %s%s%s%s%s"
            .formatted(
                Things.shortly(event.saga()),
                event.owner().key(),
                event.state(),
                counts(event),
                event.moves().isEmpty() ? "" : ": " + Things.some(event.moves(), EventWords::move),
                event.moreMoves() > 0 ? ", %d moves not told".formatted(event.moreMoves()) : "",
                Things.also("; ", event.note()));
    return new Spoken(words, tone(event.state()), event.owner(), event.saga(), event);
  }

  private static String counts(SagaEvent event) {
    return event.counts().isEmpty()
        ? ""
        : " ("
            + String.join(
                ", ",
                new TreeMap<>(event.counts())
                    .entrySet().stream()
                        .map(one -> "%d %s".formatted(one.getValue(), one.getKey()))
                        .toList())
            + ")";
  }

  private static String move(StepMove move) {
    return "%s %s %s -> %s%s"
        .formatted(
            move.kind(),
            move.id() == null ? "(no id yet)" : move.id(),
            move.from(),
            move.to(),
            move.why() == null ? "" : " (" + move.why() + ")");
  }

  private static Tone tone(String state) {
    return switch (state) {
      case "deleted" -> Tone.GOOD;
      case "stuck", "abandoned" -> Tone.BAD;
      case String _ -> Tone.PLAIN;
    };
  }

  static Spoken of(OrphanAlert alert) {
    String finding = Wire.json().valueToTree(alert.finding()).asString();
    String what = alert.resource() == null ? "" : Things.target(alert.resource()) + " of ";
    String words =
        "%s: %s%s; %s"
            .formatted(
                alert.resolved() ? "no longer " + finding : finding,
                what,
                alert.owner().key(),
                alert.reason());
    Tone tone = alert.resolved() ? Tone.GOOD : Tone.BAD;
    return new Spoken(words, tone, alert.owner(), alert.saga(), alert);
  }

  /// @param hold absent where what was held is released
  static Spoken of(String key, @Nullable Hold hold) {
    Hold now = hold == null ? new Hold(false, "nobody", null) : hold;
    String words =
        now.on()
            ? "%s is held by %s%s".formatted(key, now.by(), Things.also(": ", now.reason()))
            : "%s is released%s".formatted(key, hold == null ? "" : " by %s".formatted(now.by()));
    return Spoken.of(words, null, null, now);
  }

  static Spoken ofVpn(JsonNode reply) {
    String words =
        "%s of %s in %s: %s"
            .formatted(
                reply.path("type").asString("?"),
                reply.path("instance_name").asString("?"),
                reply.path("tenant").asString("?"),
                reply.path("cleanup_status").asString("?"));
    return Spoken.of(words, null, null, reply);
  }
}
