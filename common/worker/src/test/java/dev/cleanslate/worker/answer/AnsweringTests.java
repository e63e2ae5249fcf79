package dev.cleanslate.worker.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Found;
import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Listing;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.ScriptedHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnsweringTests {
  private static final StepRef REF = new StepRef(new UUID(1, 1), 3, 1, new UUID(2, 2));
  private static final OwnerRef OWNER = new OwnerRef("acme", "clone", "clone-7");

  private final ScriptedHandler handler = new ScriptedHandler();
  private final Holds holds = new Holds();
  private final Answering answering =
      Answering.of("test", List.of(handler), holds, InstantSource.system());

  @Test
  void everyOutcomeBecomesItsReply() {
    handler.advanced = new Advanced.Gone(Evidence.of("DELETE /x", "200"));
    assertThat(advance("t-1")).isInstanceOf(Reply.Gone.class);

    handler.advanced = new Advanced.StillDeleting(Duration.ofSeconds(9), "stopping");
    assertThat(advance("t-1"))
        .isInstanceOfSatisfying(
            Reply.StillDeleting.class, still -> assertThat(still.nextLookMs()).isEqualTo(9000));

    handler.advanced = new Advanced.Refused(Refusal.IN_USE, "attached");
    assertThat(advance("t-1"))
        .isInstanceOfSatisfying(
            Reply.Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refusal.IN_USE));

    handler.advanced = new Advanced.Unavailable("down", Duration.ofDays(365));
    assertThat(advance("t-1"))
        .isInstanceOfSatisfying(
            Reply.Unavailable.class,
            unavailable ->
                assertThat(unavailable.retryAfterMs()).isEqualTo(Duration.ofDays(365).toMillis()));
  }

  @Test
  void whatWasTakenFromASetAndWhatASearchCameUponIsHandedOn() {
    Tally tally = new Tally(1000, 2);
    Found found = new Found("test.thing", "t-2", Map.of(), "acc", "a name", Found.Claim.MARK);

    handler.advanced = new Advanced.Gone(Evidence.of("DELETE /x", "200"), tally);
    assertThat(advance("t-1"))
        .isInstanceOfSatisfying(
            Reply.Gone.class, gone -> assertThat(gone.tally()).isEqualTo(tally));
    handler.advanced = new Advanced.StillDeleting(Duration.ZERO, "a page", tally);
    assertThat(advance("t-1"))
        .isInstanceOfSatisfying(
            Reply.StillDeleting.class, still -> assertThat(still.tally()).isEqualTo(tally));
    handler.advanced = new Advanced.CameUpon(Duration.ofSeconds(5), "one", List.of(found));
    assertThat(advance("t-1"))
        .isInstanceOfSatisfying(
            Reply.StillDeleting.class, still -> assertThat(still.found()).containsExactly(found));
    handler.advanced = new Advanced.CameUponNothing(Evidence.of("GET /x", "200"), List.of(found));
    assertThat(advance("t-1"))
        .isInstanceOfSatisfying(
            Reply.Gone.class, gone -> assertThat(gone.found()).containsExactly(found));
    handler.looked = new Looked.Present(Verdict.Standing.FREE, Evidence.of("GET /x", "200"), tally);
    assertThat(look("t-1"))
        .isInstanceOfSatisfying(
            Verdict.Present.class, present -> assertThat(present.tally()).isEqualTo(tally));
  }

  @Test
  void onlyAForcedCommandIsForced() {
    advance("t-1");
    assertThat(handler.forced).isFalse();

    answering.advance(new Command.Advance(REF, OWNER, target("t-1"), true, 1000));
    assertThat(handler.forced).isTrue();
  }

  @Test
  void aWaitLongerThanADayIsADay() {
    handler.advanced = new Advanced.StillDeleting(Duration.ofDays(9), "slow");

    assertThat(advance("t-1"))
        .isInstanceOfSatisfying(
            Reply.StillDeleting.class,
            still -> assertThat(still.nextLookMs()).isEqualTo(Command.MAX_EXPIRY_MS));
  }

  @Test
  void whateverAHandlerSaysFitsIntoAReply() {
    handler.advanced = new Advanced.Unavailable("line\nline " + "x".repeat(900), null);

    assertThat(advance("t-1"))
        .isInstanceOfSatisfying(
            Reply.Unavailable.class,
            unavailable ->
                assertThat(unavailable.detail()).hasSize(Reply.MAX_DETAIL).startsWith("line line"));
  }

  @Test
  void theReferenceComesBackUnchanged() {
    assertThat(advance("t-1").ref()).isEqualTo(REF);
    assertThat(look("t-1").ref()).isEqualTo(REF);
  }

  @Test
  void aHandlerThatThrowsIsUnavailableAndItsTextIsNotShown() {
    handler.fault = new IllegalStateException("secret-token");

    assertThat(advance("t-1"))
        .isInstanceOfSatisfying(
            Reply.Unavailable.class,
            unavailable ->
                assertThat(unavailable.detail())
                    .isEqualTo("the worker failed: IllegalStateException"));
    assertThat(look("t-1"))
        .isInstanceOfSatisfying(
            Verdict.Unverifiable.class,
            verdict -> {
              assertThat(verdict.reason()).isEqualTo(Doubt.UNAVAILABLE);
              assertThat(verdict.detail()).doesNotContain("secret-token");
            });
  }

  @Test
  void whatIsNotForThisWorkerNeverReachesTheHandler() {
    Target elsewhere = Target.of("other.kind", "t-1", Map.of(), null);

    assertThat(answering.advance(new Command.Advance(REF, OWNER, elsewhere, 1000)))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Refusal.BAD_TARGET));
    assertThat(answering.look(new Command.Look(REF, OWNER, elsewhere, 1000)))
        .isInstanceOfSatisfying(
            Verdict.Unverifiable.class,
            verdict -> assertThat(verdict.reason()).isEqualTo(Doubt.BAD_TARGET));
    assertThat(advance("t-1/..")).isInstanceOf(Reply.Refused.class);
    assertThat(handler.asked).isZero();
  }

  @Test
  void everyKindOfHoldStopsADeletionAndNoLook() {
    for (String key :
        List.of(
            "all",
            "tenant/acme",
            "owner/acme/clone/clone-7",
            "saga/" + REF.saga(),
            "kind/test.thing",
            "worker/test")) {
      holds.accept(key, new Hold(true, "someone", null));

      assertThat(advance("t-1"))
          .isInstanceOfSatisfying(
              Reply.Unavailable.class,
              unavailable -> assertThat(unavailable.detail()).isEqualTo("held by " + key));
      assertThat(handler.advances).isZero();
      holds.accept(key, null);
    }

    holds.accept("all", new Hold(true, "someone", null));
    assertThat(look("t-1")).isInstanceOf(Verdict.Present.class);
  }

  @Test
  void aGoneWithoutControlIsNoGone() {
    handler.looked = new Looked.Gone(Evidence.of("GET /x", "404"));

    assertThat(look("t-1"))
        .isInstanceOfSatisfying(
            Verdict.Unverifiable.class,
            verdict -> assertThat(verdict.reason()).isEqualTo(Doubt.NO_CONTROL));
  }

  @Test
  void anIntentIsLookedForInTheListingAndNeverDeleted() {
    handler.listed =
        List.of(new Listed("t-1", Set.of("mine-1")), new Listed("t-2", Set.of("mine")));

    assertThat(seek("mine", "acc"))
        .isInstanceOfSatisfying(
            Verdict.Present.class, present -> assertThat(present.foundId()).isEqualTo("t-2"));
    assertThat(seek("min", "acc")).isInstanceOf(Verdict.Gone.class);
    doubt(seek("min", "other"), Doubt.WRONG_ACCOUNT);
    doubt(seek("min", null), Doubt.ACCOUNT_UNKNOWN);

    Target intent = new Target("test.thing", null, Map.of(), "acc", "mine", null);
    assertThat(answering.advance(new Command.Advance(REF, OWNER, intent, 1000)))
        .isInstanceOf(Reply.Refused.class);
  }

  @Test
  void anIntentIsNotDecidedByAPartialListing() {
    handler.listing = new Listing.Partial(Doubt.LISTING_INCOMPLETE, "looped");
    doubt(seek("mine", "acc"), Doubt.LISTING_INCOMPLETE);

    handler.listing = new Listing.NotListable();
    doubt(seek("mine", "acc"), Doubt.NOT_LISTABLE);
  }

  private Reply advance(String id) {
    return answering.advance(new Command.Advance(REF, OWNER, target(id), 1000));
  }

  private static Target target(String id) {
    return Target.of("test.thing", id, Map.of(), "acc");
  }

  private Verdict look(String id) {
    Target target = Target.of("test.thing", id, Map.of(), "acc");
    return answering.look(new Command.Look(REF, OWNER, target, 1000));
  }

  private Verdict seek(String marker, @org.jspecify.annotations.Nullable String account) {
    Target intent = new Target("test.thing", null, Map.of(), account, marker, null);
    return answering.look(new Command.Look(REF, OWNER, intent, 1000));
  }

  private static void doubt(Verdict verdict, Doubt doubt) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Unverifiable.class,
            unverifiable -> assertThat(unverifiable.reason()).isEqualTo(doubt));
  }
}
