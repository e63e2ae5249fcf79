package dev.cleanslate.network;

import static dev.cleanslate.network.Outcomes.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Looked;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Interfaces are deleted once nothing holds them, whatever becomes of their deletion.
class InterfaceTests {
  private final NetworkStage stage = new NetworkStage(Sort.INTERFACE);

  @AfterEach
  void close() {
    stage.close();
  }

  private void deletionsEndSo(Aftermath aftermath, int times) {
    stage
        .simulator
        .faults()
        .add(Fault.on("DELETE", Sort.INTERFACE.one, new Action.Leave(aftermath)).times(times));
  }

  @Test
  void aFreeOneIsDeletedAndTheNextLookIsAsConfigured() {
    Target target = stage.create();

    assertThat(stage.advance(target))
        .isEqualTo(
            new Advanced.StillDeleting(
                NetworkStage.NEXT_LOOK,
                "DELETE /virtual_network_interfaces/%s -> 202".formatted(target.id())));
    assertThat(stage.advance(target))
        .isEqualTo(new Advanced.StillDeleting(NetworkStage.NEXT_LOOK, "lifecycle=deleting"));
    assertThat(standing(target)).isEqualTo(Verdict.Standing.DELETING);
    stage.clock.advance(NetworkStage.NEXT_LOOK);
    assertThat(words(stage.advance(target))).isEqualTo("gone: 404 not_found");
    assertThat(stage.deletions()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"true, 404", "false, 200"})
  void oneThatIsAttachedIsRefusedUntilItsServerIsGone(boolean goesAlong, int afterwards) {
    String server =
        stage.seed(
            "bare-metal-server",
            stage.subnet,
            "{\"status\":\"stopped\",\"name\":\"node-1\",\"auto_delete\":%s}".formatted(goesAlong));
    Target target =
        stage.target(stage.simulator.objects().ids("virtual-network-interface").getFirst());
    String attachment = stage.simulator.objects().ids("network-attachment").getFirst();

    String refusal = words(stage.advance(target));

    assertThat(refusal)
        .startsWith(
            "refused IN_USE: lifecycle=stable, held by bare_metal_server_network_attachment ")
        .contains("(" + attachment + ")");
    assertThat(refusal.endsWith(", with which it goes")).isEqualTo(goesAlong);
    assertThat(stage.deletions()).isZero();
    assertThat(standing(target)).isEqualTo(Verdict.Standing.HELD);

    stage.simulator.flip("vpc", "interface-delete-ms", "60000");
    stage.send(client -> client.deleteBareMetalServer(server));
    stage.clock.advance(Duration.ofSeconds(10));
    assertThat(stage.advance(target)).isInstanceOf(Advanced.StillDeleting.class);
    assertThat(stage.deletions()).isEqualTo(afterwards == 404 ? 1 : 2);
    stage.clock.advance(Duration.ofMinutes(2));
    assertThat(stage.advance(target)).isInstanceOf(Advanced.Gone.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"accepted", "refused"})
  void whatIsBeingDeletedIsNotDeletedAgain(String deleteDeleting) {
    stage.simulator.flip("vpc", "delete-deleting", deleteDeleting);
    Target target = stage.create();

    for (int i = 0; i < 4; i++) {
      assertThat(stage.advance(target)).isInstanceOf(Advanced.StillDeleting.class);
    }
    assertThat(stage.deletions()).isEqualTo(1);
  }

  @Test
  void oneThatIsBackToStableIsDeletedAgainAndGoesThen() {
    deletionsEndSo(new Aftermath.Recovers(), 2);
    Target target = stage.create();

    assertThat(stage.advanceUpTo(10, target)).isInstanceOf(Advanced.Gone.class);
    assertThat(stage.deletions()).isEqualTo(3);
  }

  /// What the step makes of it at its deadline is a look: present, and free.
  @Test
  void oneThatIsAlwaysBackToStableIsNeverCalledGone() {
    deletionsEndSo(new Aftermath.Recovers(), Integer.MAX_VALUE);
    Target target = stage.create();

    for (int i = 0; i < 25; i++) {
      assertThat(stage.advance(target)).isInstanceOf(Advanced.StillDeleting.class);
      stage.clock.advance(NetworkStage.NEXT_LOOK);
    }

    assertThat(standing(target)).isEqualTo(Verdict.Standing.FREE);
    assertThat(stage.isThere(target)).isTrue();
    assertThat(stage.deletions()).isGreaterThan(5);
  }

  @Test
  void oneWhoseDeletionIsOnlyClaimedIsNeverCalledGone() {
    deletionsEndSo(new Aftermath.Unmoved(false), Integer.MAX_VALUE);
    Target target = stage.create();

    assertThat(words(stage.advanceUpTo(10, target))).startsWith("still: DELETE ");
    assertThat(standing(target)).isEqualTo(Verdict.Standing.FREE);
    assertThat(stage.deletions()).isEqualTo(10);
  }

  @Test
  void oneThatHangsInItsDeletionIsNeverCalledGone() {
    deletionsEndSo(new Aftermath.Halts(), Integer.MAX_VALUE);
    Target target = stage.create();

    assertThat(stage.advanceUpTo(20, target)).isInstanceOf(Advanced.StillDeleting.class);
    assertThat(standing(target)).isEqualTo(Verdict.Standing.DELETING);
    assertThat(stage.deletions()).isEqualTo(1);
  }

  @Test
  void oneThatFailedIsDeletedAgain() {
    deletionsEndSo(new Aftermath.Fails("internal_error"), 1);
    Target target = stage.create();

    stage.advance(target);
    stage.clock.advance(NetworkStage.NEXT_LOOK);

    assertThat(standing(target)).isEqualTo(Verdict.Standing.FREE);
    assertThat(stage.advanceUpTo(10, target)).isInstanceOf(Advanced.Gone.class);
    assertThat(stage.deletions()).isEqualTo(2);
  }

  @Test
  void oneThatComesBackIsPresentAgainAndDeletedAgain() {
    deletionsEndSo(new Aftermath.Reappears(2, 0), 1);
    Target target = stage.create();

    assertThat(stage.advanceUpTo(10, target)).isInstanceOf(Advanced.Gone.class);
    assertThat(stage.look(target)).isInstanceOf(Looked.Gone.class);
    assertThat(stage.look(target)).isInstanceOf(Looked.Present.class);
    assertThat(stage.advanceUpTo(10, target)).isInstanceOf(Advanced.Gone.class);
    assertThat(stage.look(target)).isInstanceOf(Looked.Gone.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"409", "400"})
  void oneThatIsAttachedBetweenLookAndDeletionIsRefused(String inUse) {
    stage.simulator.flip("vpc", "in-use", inUse);
    Target target = stage.create();
    stage.strike("DELETE", Sort.INTERFACE.one, Action.status(Integer.parseInt(inUse)));

    assertThat(words(stage.advance(target))).startsWith("refused IN_USE: " + inUse);
    assertThat(stage.isThere(target)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EMPTY", "EXTRA_FIELDS", "JSON"})
  void theBodyOfAnAcceptedDeletionDoesNotMatter(String form) {
    Target target = stage.create();
    stage.strike(
        "DELETE",
        Sort.INTERFACE.one,
        new Action.Reshape(Action.Form.valueOf(form), Map.of(), Set.of()));

    assertThat(words(stage.advance(target))).startsWith("still: DELETE ").endsWith("-> 202");
  }

  @Test
  void anEmpty204IsAnAcceptedDeletionToo() {
    Target target = stage.create();
    stage.strike(
        "DELETE",
        Sort.INTERFACE.one,
        new Action.Respond(204, Action.Form.EMPTY, null, null, Map.of(), true));

    assertThat(words(stage.advance(target))).startsWith("still: DELETE ").endsWith("-> 204");
    stage.clock.advance(NetworkStage.NEXT_LOOK);
    assertThat(stage.advance(target)).isInstanceOf(Advanced.Gone.class);
  }

  @Test
  void itsOwnCreationTimeProvesThatItIsTheSame() {
    Target target = stage.create();
    String created =
        stage
            .send(client -> client.getVirtualNetworkInterface(String.valueOf(target.id())))
            .path("created_at")
            .asString();

    assertThat(stage.advance(NetworkStage.sameness(target, created)))
        .isInstanceOf(Advanced.StillDeleting.class);
  }

  private Verdict.Standing standing(Target target) {
    return Outcomes.standing(stage.look(target));
  }
}
