package dev.cleanslate.topics.words;

import dev.cleanslate.messages.Census;
import dev.cleanslate.messages.CensusPage;
import dev.cleanslate.messages.Wire;

/// What is asked and answered in a census.
final class CensusWords {
  private CensusWords() {}

  static Spoken of(Census census) {
    String from =
        census.after() == null ? "from the beginning" : "after %s".formatted(census.after());
    return Spoken.of(
        "census of %s: at most %d, %s".formatted(census.kind(), census.limit(), from),
        null,
        null,
        census);
  }

  static Spoken of(CensusPage page) {
    return switch (page) {
      case CensusPage.Listed it ->
          Spoken.of(
              "census of %s: %d listed%s; %s"
                  .formatted(
                      it.kind(),
                      it.things().size(),
                      Things.also(" in ", it.account()),
                      it.next() == null ? "that was the last page" : "more follow"),
              null,
              null,
              it);
      case CensusPage.Unlisted it ->
          Spoken.of(
                  "census of %s: not covered (%s); %s"
                      .formatted(
                          it.kind(), Wire.json().valueToTree(it.reason()).asString(), it.detail()),
                  null,
                  null,
                  it)
              .as(Tone.BAD);
    };
  }
}
