package dev.cleanslate.orchestrator.page.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.SagaEvent;
import dev.cleanslate.messages.SagaEvent.StepMove;
import dev.cleanslate.orchestrator.api.deletion.DeletionView;
import dev.cleanslate.orchestrator.page.May;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the page says of a deletion, its steps and its history.
class WordsOfDeletionTests {
  private static final May WRITER = new May(true, true, false, false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stuck     | stuck     | node/node-1 is stuck                           | Stuck for 2 h 22 min
          deleting  | deleting  | node/node-1 is being deleted                   | Deleting
          deleting  | verifying | node/node-1 is being looked at again           | Verifying
          deleting  | held      | node/node-1 is held: nothing is deleted for now | Held
          grace     | grace     | node/node-1 is hidden, and deleted in 7 d 0 h  | In grace
          deleted   | deleted   | node/node-1 is gone                            | Deleted 03:11:00, after 1 h 59 min
          abandoned | abandoned | node/node-1 was given up, and is not gone      | Abandoned
          cancelled | cancelled | node/node-1 is kept                            | Cancelled
          """)
  void theHeadingIsTheAnswer(String state, String shown, String title, String word) {
    DeletionView view = Shown.deletion(state, shown, Map.of("gone", 9, "stuck", 1, "planned", 2));

    Headline headline = Headline.of(view, Shown.NOW.minusSeconds(2 * 3600 + 22 * 60), Shown.TIMES);

    assertThat(headline.title()).isEqualTo(title);
    assertThat(headline.sign().word()).isEqualTo(word);
    assertThat(headline.line()).isEqualTo("9 of 12 proved gone, 1 stuck, 2 still to come.");
    assertThat(headline.asked()).isEqualTo("Asked 01:12 by provisioner: failed provisioning.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          planned  |                    | 0 | 0 | Not sent yet.                                      | after server
          sent     |                    | 0 | 2 | Sent, and not answered 2 times in a row.           | sent again in 5 min
          waiting  | busy               | 3 | 0 | The provider did not do it, 3 times in a row.      | next try in 5 min
          waiting  | seen again: 200    | 1 | 0 | Said to be gone, and still seen; deleted again.    | next try in 5 min
          waiting  | status=deleting    | 0 | 0 | Going, not gone yet.                               | next try in 5 min
          checking | claimed gone: 204  | 0 | 0 | Said to be gone; a look has to confirm it.         | look in 5 min
          stuck    | protected: locked  | 0 | 0 | It is protected against deletion.                  | look in 5 min
          gone     |                    | 0 | 0 | Gone; a later look did not find it.                | –
          seen     | 200                | 0 | 0 | It is there; a deletion would take it.             | –
          """)
  void aStepSaysInPlainWordsWhatWasAnsweredAndWhatComesNext(
      String state, String why, int failures, int unanswered, String answer, String next) {
    var step =
        StepShown.of(
            Shown.step(7, "interface", state, why, failures, unanswered),
            Map.of("interface", "after server"),
            Shown.TIMES);

    assertThat(step.answer()).isEqualTo(answer);
    assertThat(step.next()).isEqualTo(next);
  }

  @Test
  void evidenceNamesTheTimeTheAnswerTheControlAndOnlyPartOfTheAccount() {
    var proof =
        Objects.requireNonNull(
            StepShown.of(Shown.step(7, "interface", "gone", null), Map.of(), Shown.TIMES).proof());

    assertThat(proof.words())
        .isEqualTo(
            "read 03:05:34, answer 404; control: GET its zone -> 200; account a3f1c0ffe…6789"
                + " matched");
    assertThat(proof.verdict().word()).isEqualTo("Gone");
  }

  @Test
  void oneCauseIsToldOnceHoweverManyItKeeps() {
    List<Trouble> troubles =
        Trouble.of(
            List.of(
                Shown.step(1, "dns", "unverifiable", "unavailable: no answer"),
                Shown.step(2, "interface", "stuck", "in use: by a"),
                Shown.step(3, "interface", "stuck", "in use: by b")));

    assertThat(troubles)
        .extracting(Trouble::title)
        .containsExactly(
            "2 interfaces: it is still in use by something else",
            "1 dns: the second look was not answered");
    assertThat(troubles.getFirst().needsSomebody()).isTrue();
    assertThat(troubles.getLast().needsSomebody()).isFalse();
    assertThat(troubles.getFirst().byItself(Shown.TIMES)).contains("looks again in 5 min");
  }

  @Test
  void whatMovedAlikeIsOneLineOfTheHistory() {
    Story story =
        Story.of(
            event(
                "asked by provisioner",
                move(1, "interface", "gone", null),
                move(2, "interface", "gone", null),
                move(3, "address", "stuck", "in use: held")));

    assertThat(story.lines())
        .containsExactly(
            "Asked by provisioner.",
            "2 interfaces: proved gone.",
            "Address: stuck, it is still in use by something else.");
    assertThat(story.hot()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "stuck, stuck, true, true, false, false, true, true",
    "deleting, deleting, false, false, false, false, true, true",
    "grace, grace, false, false, true, true, false, true",
    "deleted, deleted, false, false, false, false, false, false",
  })
  void onlyWhatWouldBeTakenIsOffered(
      String state,
      String shown,
      boolean stuck,
      boolean retry,
      boolean restore,
      boolean start,
      boolean abandon,
      boolean hold) {
    DeletionView view =
        cancellable(
            Shown.deletion(state, shown, stuck ? Map.of("stuck", 1) : Map.of("planned", 1)),
            state.equals("grace"));

    assertThat(Offers.of(view, WRITER))
        .isEqualTo(new Offers(retry, false, restore, start, abandon, hold, false));
    assertThat(Offers.of(view, new May(true, false, false, true)).any()).isFalse();
  }

  @Test
  void aWordIsKnownByItsNameAndNothingElseIs() {
    assertThat(Deed.Word.of("retry_step")).contains(Deed.Word.RETRY_STEP);
    assertThat(Deed.Word.of("<b>")).isEqualTo(Optional.empty());
    assertThat(Deed.Word.of(null)).isEmpty();
  }

  private static DeletionView cancellable(DeletionView view, boolean cancellable) {
    return new DeletionView(
        view.id(),
        view.owner(),
        view.incarnation(),
        view.state(),
        view.shown(),
        view.hold(),
        view.version(),
        view.counts(),
        view.steps(),
        view.left(),
        cancellable,
        view.dryRun(),
        view.force(),
        view.plan(),
        view.trace(),
        view.requestedBy(),
        view.reason(),
        view.graceUntil(),
        view.createdAt(),
        view.changedAt(),
        view.finishedAt());
  }

  private static SagaEvent event(String note, StepMove... moves) {
    return new SagaEvent(
        Shown.ID,
        5,
        new OwnerRef("acme", "node", "node-1"),
        1,
        "deleting",
        Map.of(),
        List.of(moves),
        0,
        note,
        Shown.NOW);
  }

  private static StepMove move(long step, String kind, String to, @Nullable String why) {
    return new StepMove(step, kind, "id-" + step, "checking", to, why);
  }
}
