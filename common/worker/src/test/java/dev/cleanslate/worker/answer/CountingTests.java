package dev.cleanslate.worker.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Census;
import dev.cleanslate.messages.CensusPage;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.worker.Counted;
import dev.cleanslate.worker.ScriptedHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a worker answers to the questions of a census.
class CountingTests {
  private static final UUID TICKET = new UUID(4, 4);

  private final ScriptedHandler handler = new ScriptedHandler();
  private final Answering answering =
      Answering.of("test", List.of(handler), new Holds(), InstantSource.system());

  @Test
  void aPageIsHandedOnWithItsTicketAndWhereItEnded() {
    var thing = new CensusPage.Thing("t-1", null, CensusPage.OwnersRecord.ABSENT, null, null);
    handler.counted = new Counted.Page("GET /x", "acc", List.of(thing), 2, "t-1");

    assertThat(count("test.thing"))
        .isInstanceOfSatisfying(
            CensusPage.Listed.class,
            page -> {
              assertThat(page.ticket()).isEqualTo(TICKET);
              assertThat(page.things()).containsExactly(thing);
              assertThat(page.untold()).isEqualTo(2);
              assertThat(page.next()).isEqualTo("t-1");
            });
    assertThat(handler.countedWithin).isLessThanOrEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whatCannotBeCountedSaysWhy() {
    handler.counted = new Counted.Unclear(Doubt.UNAVAILABLE, "503");
    assertThat(reason(count("test.thing"))).isEqualTo(Doubt.UNAVAILABLE);
    assertThat(reason(count("test.other"))).isEqualTo(Doubt.BAD_TARGET);

    handler.counted = new Counted.Page("GET /x", "acc", List.of(), 0, "x".repeat(2000));
    assertThat(reason(count("test.thing"))).isEqualTo(Doubt.LISTING_INCOMPLETE);

    handler.fault = new IllegalStateException("sk-secret");
    assertThat(count("test.thing"))
        .isInstanceOfSatisfying(
            CensusPage.Unlisted.class,
            unlisted -> {
              assertThat(unlisted.reason()).isEqualTo(Doubt.UNAVAILABLE);
              assertThat(unlisted.detail()).doesNotContain("secret");
            });
  }

  private CensusPage count(String kind) {
    return answering.count(new Census(TICKET, kind, null, 10, 60_000));
  }

  private static Doubt reason(CensusPage page) {
    return ((CensusPage.Unlisted) page).reason();
  }
}
