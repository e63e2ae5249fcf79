package dev.cleanslate.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rows that are not deleted but brought to an end.
class TransitionTests {
  private static final String DECLARED =
      Things.DECLARED.replace(
          "gone: deleted",
          """
          gone: transition
              transition:
                column: state
                phases:
                  - { from: [running, starting], to: stopping }
                  - { from: [stopping], to: stopped, at: touched }
                final: [stopped]\
          """);

  private final Estate estate =
      Estate.of(
          DECLARED,
          Estate.Setting.pages(3),
          Things.TABLE.replace("text not null default 'open'", "text"));
  private final Target target = estate.target(Things.KIND, "a");

  @AfterEach
  void close() {
    estate.close();
  }

  @Test
  void aLargeSetGoesThroughEachPhaseInPages() {
    rows("running", 50);
    rows("starting", 10);

    long stopped = 0;
    int answers = 0;
    Reply reply = estate.advance(target);
    for (; reply instanceof Reply.StillDeleting still; reply = estate.advance(target)) {
      Tally tally = still.tally();
      stopped += tally == null ? 0 : tally.count();
      answers++;
    }

    long before = stopped;
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Gone.class,
            gone -> assertThat(gone.tally()).as("each once").isEqualTo(new Tally(60 - before, 0)));
    assertThat(answers).isGreaterThanOrEqualTo(4);
    assertThat(estate.count("things where state = 'stopped' and touched is not null"))
        .isEqualTo(60);
  }

  @Test
  void whatWasLeftInTheMiddleOfItsWayGoesOn() {
    rows("stopping", 2);

    assertThat(estate.look(target)).isInstanceOf(Verdict.Present.class);
    assertThat(estate.advance(target)).isInstanceOf(Reply.Gone.class);
  }

  @Test
  void aStateThatNoPhaseLeadsOutOfIsReportedAndTheRestMoves() {
    rows("running", 2);
    rows("haunted", 1);
    estate.run("insert into things (owner, state) values ('a', null)");

    assertThat(estate.advanceToTheEnd(target))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Refusal.PROTECTED);
              assertThat(refused.detail()).contains("2 rows").doesNotContain("haunted");
            });
    assertThat(estate.count("things where state = 'stopped'")).isEqualTo(2);
    assertThat(estate.look(target))
        .isInstanceOfSatisfying(
            Verdict.Present.class,
            present -> {
              assertThat(present.standing()).isEqualTo(Verdict.Standing.HELD);
              assertThat(present.tally()).isEqualTo(new Tally(2, 0));
            });
  }

  @Test
  void whatHasStoppedIsNotTouchedAgain() {
    rows("stopped", 2);

    assertThat(estate.look(target)).isInstanceOf(Verdict.Gone.class);
    assertThat(estate.advance(target)).isInstanceOf(Reply.Gone.class);
    assertThat(estate.count("things where touched is null")).isEqualTo(2);
  }

  private void rows(String state, int count) {
    estate.run(
        "insert into things (owner, state) select 'a', '%s' from generate_series(1, %d)"
            .formatted(state, count));
  }
}
