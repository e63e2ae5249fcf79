package dev.cleanslate.topics.words;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.ResourceEvent.Failed;
import dev.cleanslate.messages.ResourceEvent.Intended;
import dev.cleanslate.messages.ResourceEvent.Item;
import dev.cleanslate.messages.ResourceEvent.Registered;
import dev.cleanslate.messages.ResourceEvent.Removed;

/// What upstream wants and tells, and what workers are asked.
final class UpstreamWords {
  private UpstreamWords() {}

  static Spoken of(DeleteRequest request) {
    String what =
        request.looksOnly()
            ? "a dry run of deleting %s is asked for"
            : request.isForced() ? "%s is to be deleted by force" : "%s is to be deleted";
    String words =
        what.formatted(request.owner().key())
            + Things.also(", says ", request.requestedBy())
            + Things.also(": ", request.reason());
    return Spoken.of(words, request.owner(), null, request);
  }

  static Spoken of(ResourceEvent event) {
    String owner = event.owner().key();
    return switch (event) {
      case Registered it ->
          Spoken.of(
              "%s has %s".formatted(owner, Things.some(it.resources(), UpstreamWords::item)),
              it.owner(),
              null,
              it);
      case Intended it ->
          Spoken.of(
              "%s is about to have %s"
                  .formatted(
                      owner,
                      Things.some(it.intents(), one -> "%s (%s)".formatted(one.kind(), one.key()))),
              it.owner(),
              null,
              it);
      case Removed it ->
          Spoken.of(
              "%s has no longer %s"
                  .formatted(
                      owner,
                      Things.some(it.resources(), one -> "%s %s".formatted(one.kind(), one.id()))),
              it.owner(),
              null,
              it);
      case Failed it ->
          Spoken.of(
                  "%s could not be provisioned and is deleted at once: %s"
                      .formatted(owner, it.reason()),
                  it.owner(),
                  null,
                  it)
              .as(Tone.BAD);
    };
  }

  private static String item(Item item) {
    return "%s %s".formatted(item.kind(), item.id());
  }

  static Spoken of(Command command) {
    String what =
        switch (command) {
          case Command.Advance it when it.isForced() -> "delete by force";
          case Command.Advance _ -> "delete";
          case Command.Look _ -> "look at";
        };
    String words =
        "%s %s of %s (%s, round %d)"
            .formatted(
                what,
                Things.target(command.target()),
                command.owner().key(),
                Things.step(command.ref()),
                command.ref().round());
    return Spoken.of(words, command.owner(), command.ref().saga(), command);
  }
}
