package dev.cleanslate.orchestrator.engine;

import static dev.cleanslate.orchestrator.engine.EngineRig.answered;
import static dev.cleanslate.orchestrator.engine.EngineRig.gone;
import static dev.cleanslate.orchestrator.engine.EngineRig.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Found;
import dev.cleanslate.messages.Found.Claim;
import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.orchestrator.intake.RegistrationRefused;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.SagaState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What searches come upon, over any books.
abstract class SearchContract {
  private static final OwnerRef OWNER = new OwnerRef("t", "sought", "a.b");

  private EngineRig rig;

  abstract Books books();

  abstract List<Finding> openFindings();

  @BeforeEach
  void rig() {
    rig = new EngineRig(books());
  }

  @Test
  void everyOwnerOfTheTypeHoldsItsSearchWithItsMarkAndExactNames() {
    rig.register(OWNER);
    rig.register(OWNER, item("file", "f1"));
    rig.open(OWNER);

    List<Command> sent = rig.sent();
    assertThat(sent).hasSize(2);
    Command search = search(sent);
    assertThat(search.target().id()).isEqualTo("t/sought/a.b");
    assertThat(search.target().scope()).isEqualTo(Map.of("owner", "a.b", "file", "\\Qx-a.b.*\\E"));
    assertThat("x-a.b.*").matches(search.target().scope().get("file"));
    assertThat("x-a.b-1").doesNotMatch(search.target().scope().get("file"));
  }

  @Test
  void nobodyRegistersASearch() {
    assertThatThrownBy(() -> rig.register(OWNER, item("seek", "s")))
        .isInstanceOf(RegistrationRefused.class)
        .hasMessageContaining("is a search");
  }

  @Test
  void whatIsTheOwnersJoinsAndGoesBeforeTheSearchIsDone() {
    rig.register(OWNER, item("store", "s1"));
    UUID saga = rig.open(OWNER);
    List<Command> first = rig.sent();

    came(search(first), found("f8", Claim.MARK), found("f9", Claim.NAME));
    List<Command> joined = rig.sent();
    assertThat(joined).extracting(command -> command.target().id()).containsExactly("f8", "f9");
    assertThat(openFindings()).as("nobody was late").isEmpty();
    first.remove(search(first));
    rig.engine.apply(first.stream().map(EngineRig::gone).toList());
    rig.engine.apply(joined.stream().map(EngineRig::gone).toList());
    rig.goneUntilQuiet();
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETING);

    Command again = woken();
    assertThat(again.target().kind()).isEqualTo("seek");
    rig.engine.apply(List.of(gone(again)));
    rig.goneUntilQuiet();
    assertThat(saga(saga).counts().gone()).isEqualTo(saga(saga).counts().total());
  }

  @Test
  void whatWasTakenUpBeforeIsTakenUpOnce() {
    rig.register(OWNER, item("file", "f1"));
    UUID saga = rig.open(OWNER);
    Command search = search(rig.sent());

    came(search, found("f1", Claim.MARK), found("f2", Claim.MARK));
    came(woken("seek"), found("f1", Claim.MARK), found("f2", Claim.MARK));

    assertThat(saga(saga).counts().total()).isEqualTo(3);
  }

  @Test
  void whatAnotherOwnerRegisteredIsNotTakenWhateverItIsCalledAndMarked() {
    rig.register(new OwnerRef("t2", "sought", "other"), item("file", "f8"));
    rig.register(OWNER, item("file", "f1"));
    UUID saga = rig.open(OWNER);

    came(search(rig.sent()), found("f8", Claim.NAME), found("f9", Claim.MARK));

    assertThat(rig.sent())
        .extracting(command -> command.target().id())
        .contains("f9")
        .doesNotContain("f8");
    assertThat(saga(saga).counts().total()).isEqualTo(3);
  }

  @Test
  void whatOnlyResemblesIsLeftAloneAndTold() {
    rig.register(OWNER, item("file", "f1"));
    UUID saga = rig.open(OWNER);
    Command search = search(rig.sent());

    rig.engine.apply(
        List.of(
            answered(
                new Reply.Gone(
                    search.ref(),
                    Evidence.of("GET", "200"),
                    null,
                    List.of(found("f7", Claim.ALIKE)),
                    Usage.NONE))));

    assertThat(saga(saga).counts().total()).isEqualTo(2);
    assertThat(openFindings()).containsExactly(Finding.RESEMBLING);
    rig.goneUntilQuiet();
    assertThat(openFindings()).as("it outlives the search").containsExactly(Finding.RESEMBLING);
  }

  @Test
  void whatSomebodyRegisteredIsNoRiddleWhateverItIsCalled() {
    rig.register(new OwnerRef("t", "sought", "other"), item("file", "f7"));
    rig.register(OWNER, item("file", "f1"));
    rig.open(OWNER);

    came(search(rig.sent()), found("f1", Claim.ALIKE), found("f7", Claim.ALIKE));

    assertThat(openFindings()).isEmpty();
  }

  @Test
  void whatTheOwnerTypeDoesNotHoldIsToldAndNotDeleted() {
    rig.register(OWNER, item("file", "f1"));
    UUID saga = rig.open(OWNER);

    came(search(rig.sent()), new Found("leaf", "l1", Map.of(), "acct", "a leaf", Claim.MARK));

    assertThat(saga(saga).counts().total()).isEqualTo(2);
    assertThat(openFindings()).containsExactly(Finding.RESEMBLING);
  }

  private void came(Command search, Found... found) {
    rig.engine.apply(
        List.of(
            answered(
                new Reply.StillDeleting(
                    search.ref(), 0, "found", null, List.of(found), Usage.NONE))));
  }

  private static Found found(String id, Claim claim) {
    return new Found("file", id, Map.of(), "acct", "x-" + id, claim);
  }

  private static Command search(List<Command> sent) {
    return sent.stream().filter(c -> c.target().kind().equals("seek")).findFirst().orElseThrow();
  }

  private Command woken() {
    List<Command> sent = rig.sent();
    while (sent.isEmpty()) {
      rig.engine.wake(100);
      sent = rig.sent();
    }
    return sent.getFirst();
  }

  private Command woken(String kind) {
    List<Command> sent = new ArrayList<>(rig.sent());
    while (sent.stream().noneMatch(command -> command.target().kind().equals(kind))) {
      rig.engine.wake(100);
      sent.addAll(rig.sent());
    }
    return search(sent);
  }

  private Saga saga(UUID id) {
    return rig.sheet(id).saga();
  }
}
