package dev.cleanslate.host.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.host.Hosts;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict.Standing;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Looked;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is found of processes, on processes of the test's own.
class ProcessLookTests {
  private static final long NEVER_USED = 4_194_400;

  @TempDir Path directory;

  @Test
  void aRunningProcessIsPresentAndFreeUntilItWasAskedToEnd() {
    ProcessScene scene = new ProcessScene(directory);
    try (Child child = Child.stubborn()) {
      Looked.Present before = (Looked.Present) scene.look(child.target());
      assertThat(before.standing()).isEqualTo(Standing.FREE);
      assertThat(before.evidence().answer()).startsWith("exists=true is_running=true state=");

      scene.advance(child.target());

      Looked.Present after = (Looked.Present) scene.look(child.target());
      assertThat(after.standing()).isEqualTo(Standing.DELETING);
    }
  }

  @Test
  void anAbsentProcessIsGoneWithTheFirstProcessAsControl() {
    ProcessScene scene = new ProcessScene(directory);

    Looked.Gone gone =
        (Looked.Gone) scene.look(Child.target(NEVER_USED, Hosts.here().boot() + "/12345"));

    assertThat(gone.evidence().answer()).isEqualTo("exists=false is_running=false");
    assertThat(gone.evidence().control()).isEqualTo("read /proc/1/stat -> process 1");
    assertThat(gone.evidence().account()).isEqualTo(Hosts.here().account());
  }

  @Test
  void aProcessThatStartedLaterProvesThatTheRegisteredOneIsGone() {
    ProcessScene scene = new ProcessScene(directory);
    try (Child child = Child.willing()) {
      assertThat(scene.look(shifted(child, -1)))
          .isInstanceOfSatisfying(
              Looked.Gone.class,
              gone ->
                  assertThat(gone.evidence().detail())
                      .isEqualTo("The number is now that of a process that started later"));
    }
  }

  @Test
  void aProcessThatStartedEarlierMakesTheRegistrationDoubtful() {
    ProcessScene scene = new ProcessScene(directory);
    try (Child child = Child.willing()) {
      unverifiable(scene.look(shifted(child, 1)), Doubt.BAD_TARGET);
    }
  }

  @Test
  void aProcessOfAnEarlierBootIsGoneWhoeverBearsItsNumber() {
    ProcessScene scene = new ProcessScene(directory);
    try (Child child = Child.willing()) {
      Target earlier = Child.target(child.pid(), "00000000-0000-0000-0000-000000000000/1");

      assertThat(scene.look(earlier)).isInstanceOf(Looked.Gone.class);
    }
  }

  @Test
  void aZombieIsNoLongerThere() {
    ProcessScene scene = new ProcessScene(directory);
    try (Child parent = Child.ofZombie()) {
      long zombie = Long.parseLong(parent.said());
      await().atMost(Duration.ofSeconds(20)).until(() -> Child.stat(zombie).hasEnded());

      assertThat(scene.look(Child.target(zombie, Child.sameness(zombie))))
          .isInstanceOf(Looked.Gone.class);
    }
  }

  @Test
  void whereTheFirstProcessIsHiddenNothingIsGone() throws Exception {
    Path hiding = Files.createDirectory(directory.resolve("proc"));
    ProcessScene scene = new ProcessScene(directory, hiding, _ -> Optional.empty());

    unverifiable(
        scene.look(Child.target(NEVER_USED, Hosts.here().boot() + "/12345")), Doubt.CONTROL_FAILED);
  }

  @Test
  void anAgentThatSeesAContainersProcessesOnlyCallsNothingGone() {
    ProcFs foreign = new ProcFs(Path.of("/proc"), "pid:[1]");
    ProcessLook look =
        new ProcessLook(
            Hosts.here(), foreign, new Notes(directory, new ProcessScene(directory).clock));

    unverifiable(
        look.at(
            Child.target(NEVER_USED, Hosts.here().boot() + "/12345"),
            Errand.look(new ProcessScene(directory).clock, Duration.ofSeconds(5))),
        Doubt.NO_CONTROL);
  }

  @Test
  void aGarbledDescriptionIsNoVerdict() throws Exception {
    Path garbled = directory.resolve("proc");
    Files.createDirectories(garbled.resolve("7"));
    Files.writeString(garbled.resolve("7/stat"), "7 (a) R 1 2");
    ProcessScene scene = new ProcessScene(directory, garbled, _ -> Optional.empty());

    unverifiable(scene.look(Child.target(7, Hosts.here().boot() + "/12345")), Doubt.UNAVAILABLE);
  }

  @Test
  void aNameThatWasCutAmidACharacterIsNoHindrance() throws Exception {
    Path proc = directory.resolve("proc");
    Files.createDirectories(proc.resolve("7"));
    Files.writeString(
        proc.resolve("7/stat"),
        "7 (vpn-\u00c3) S 1 7 7 0 -1 4194304 9 0 0 0 0 0 0 0 20 0 1 0 12345 3133440 380 1844",
        StandardCharsets.ISO_8859_1);
    Files.writeString(
        proc.resolve("7/status"), "Name:\tvpn-\u00c3\nTgid:\t7\n", StandardCharsets.ISO_8859_1);
    ProcessScene scene = new ProcessScene(directory, proc, _ -> Optional.empty());

    assertThat(scene.look(Child.target(7, Hosts.here().boot() + "/12345")))
        .isInstanceOf(Looked.Present.class);
    assertThat(new ProcFs(proc, "").isProcess(7)).isTrue();
  }

  private static Target shifted(Child child, long ticks) {
    long start = Child.stat(child.pid()).start();
    return Child.target(child.pid(), Hosts.here().boot() + "/" + (start + ticks));
  }

  private static void unverifiable(Looked found, Doubt doubt) {
    assertThat(found)
        .isInstanceOfSatisfying(
            Looked.Unverifiable.class,
            unverifiable -> assertThat(unverifiable.doubt()).isEqualTo(doubt));
  }
}
