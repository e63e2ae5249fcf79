package dev.cleanslate.host.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cleanslate.host.Hosts;
import dev.cleanslate.host.process.Grip.Signal;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.testkit.worker.TestSpans;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Looked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How processes are ended, on processes of the test's own.
class EndingTests {
  private static final Duration ALMOST = ProcessScene.GRACE.minusMillis(100);

  @TempDir Path notes;

  static Stream<Grip.Source> sources() {
    return Stream.concat(PidFds.ofKernel().stream(), Stream.of(new Handles()));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void aWillingProcessIsAskedOnceAndGoes(Grip.Source grips) {
    ProcessScene scene = new ProcessScene(notes, Path.of("/proc"), grips);
    try (Child child = Child.willing()) {
      Target target = child.target();

      assertThat(scene.advance(target)).isInstanceOf(Advanced.StillDeleting.class);
      child.awaitEnd();

      assertThat(scene.advance(target)).isInstanceOf(Advanced.Gone.class);
      assertThat(scene.sent).containsExactly(Signal.TERM);
      assertThat(notes).isEmptyDirectory();
    }
  }

  @Test
  void aProcessWhoseNameIsNoTextIsEndedLikeAnyOther() {
    ProcessScene scene = new ProcessScene(notes);
    try (Child child = Child.start("printf 'vpn-\\303' > /proc/$$/comm; echo ready; read _")) {
      Target target = child.target();

      assertThat(scene.advance(target)).isInstanceOf(Advanced.StillDeleting.class);
      child.awaitEnd();

      assertThat(scene.advance(target)).isInstanceOf(Advanced.Gone.class);
      assertThat(scene.look(target)).isInstanceOf(Looked.Gone.class);
    }
  }

  @Test
  void spansSayWhatWasDoneAndToNoProcessByNumber() {
    ProcessScene scene = new ProcessScene(notes);
    TestSpans spans = new TestSpans();
    try (Child child = Child.stubborn()) {
      Target target = child.target();

      scene.kind().advance(target, scene.errand(Optional.empty()).traced(spans));
      scene.clock.advance(ProcessScene.GRACE);
      scene.kind().advance(target, scene.errand(Optional.empty()).traced(spans));
      scene.kind().look(target, scene.errand(Optional.empty()).traced(spans));

      assertThat(spans.names())
          .containsExactly(
              "read process", "stop process", "read process", "kill process", "read process");
      assertThat(spans.text()).doesNotContain(String.valueOf(target.id()));
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void aStubbornProcessIsKilledOnceItsGraceIsOverAndNotBefore(Grip.Source grips) {
    ProcessScene scene = new ProcessScene(notes, Path.of("/proc"), grips);
    try (Child child = Child.stubborn()) {
      Target target = child.target();

      scene.advance(target);
      scene.clock.advance(ALMOST);
      assertThat(scene.advance(target))
          .isEqualTo(new Advanced.StillDeleting(Duration.ofMillis(100), "it was asked to end"));
      assertThat(child.isAlive()).isTrue();
      assertThat(scene.sent).containsExactly(Signal.TERM);

      scene.clock.advance(Duration.ofMillis(100));
      assertThat(scene.advance(target)).isInstanceOf(Advanced.StillDeleting.class);
      child.awaitEnd();

      assertThat(scene.advance(target)).isInstanceOf(Advanced.Gone.class);
      assertThat(scene.sent).containsExactly(Signal.TERM, Signal.KILL);
    }
  }

  @Test
  void anUnreadableNoteAsksOnceMoreAndKillsNothing() throws Exception {
    ProcessScene scene = new ProcessScene(notes);
    try (Child child = Child.stubborn()) {
      scene.advance(child.target());
      try (Stream<Path> files = Files.list(notes)) {
        Files.writeString(files.findFirst().orElseThrow(), "half a li");
      }
      scene.clock.advance(ProcessScene.GRACE.multipliedBy(2));

      scene.advance(child.target());

      assertThat(scene.sent).containsExactly(Signal.TERM, Signal.TERM);
      assertThat(child.isAlive()).isTrue();
    }
  }

  @Test
  void withoutAPlaceForNotesItIsAskedAndNeverKilled() throws Exception {
    Path file = Files.writeString(notes.resolve("a-file"), "");
    ProcessScene scene = new ProcessScene(file);
    try (Child child = Child.stubborn()) {
      for (int i = 0; i < 3; i++) {
        assertThat(scene.advance(child.target())).isInstanceOf(Advanced.Unavailable.class);
        scene.clock.advance(ProcessScene.GRACE);
      }
      assertThat(scene.sent).containsOnly(Signal.TERM);
      assertThat(child.isAlive()).isTrue();
    }
  }

  @Test
  void aProcessOfTheSameNumberThatStartedAtAnotherTimeIsLeftAlone() {
    ProcessScene scene = new ProcessScene(notes);
    try (Child child = Child.willing()) {
      String boot = Hosts.here().boot();
      long start = Child.stat(child.pid()).start();

      for (long other : new long[] {start - 1, start + 1, start * 10}) {
        Target target = Child.target(child.pid(), boot + "/" + other);
        assertThat(scene.advance(target))
            .matches(outcome -> ProcessScene.isRefused(outcome, Refusal.NOT_THE_SAME));
      }
      assertThat(scene.sent).isEmpty();
    }
  }

  @Test
  void aProcessOfTheSameNumberAndStartInAnotherBootIsLeftAlone() {
    ProcessScene scene = new ProcessScene(notes);
    try (Child child = Child.willing()) {
      String elsewhere = "00000000-0000-0000-0000-000000000000/" + Child.stat(child.pid()).start();

      assertThat(scene.advance(Child.target(child.pid(), elsewhere)))
          .matches(outcome -> ProcessScene.isRefused(outcome, Refusal.NOT_THE_SAME));
      assertThat(scene.sent).isEmpty();
    }
  }

  @Test
  void aNumberThatReallyWentToAnotherProcessIsLeftAlone() throws Exception {
    Path last = Path.of("/proc/sys/kernel/ns_last_pid");
    assumeTrue(Files.isWritable(last), "only root may choose the next process number");
    ProcessScene scene = new ProcessScene(notes);
    for (int tries = 0; tries < 50; tries++) {
      Child first = Child.willing();
      Target registered = first.target();
      first.close();
      Files.writeString(last, Long.toString(first.pid() - 1));
      try (Child second = Child.willing()) {
        if (second.pid() == first.pid()) {
          assertThat(scene.advance(registered))
              .matches(outcome -> ProcessScene.isRefused(outcome, Refusal.NOT_THE_SAME));
          assertThat(scene.sent).isEmpty();
          assertThat(second.isAlive()).isTrue();
          return;
        }
      }
    }
    assumeTrue(false, "the machine gave the number to somebody else each time");
  }

  @Test
  void aZombieHoldsNothingAndIsGone() {
    ProcessScene scene = new ProcessScene(notes);
    try (Child parent = Child.ofZombie()) {
      long zombie = Long.parseLong(parent.said());
      await().atMost(Duration.ofSeconds(20)).until(() -> Child.stat(zombie).hasEnded());
      Target target = Child.target(zombie, Child.sameness(zombie));

      assertThat(scene.advance(target))
          .isInstanceOfSatisfying(
              Advanced.Gone.class,
              gone ->
                  assertThat(gone.evidence().detail())
                      .isEqualTo(
                          "it has ended; its parent %d has yet to take note"
                              .formatted(parent.pid())));
      assertThat(scene.sent).isEmpty();
    }
  }

  @Test
  void theFirstProcessAndTheAgentAndWhatStartedItAndTheKernelsOwnAreProtected() {
    ProcessScene scene = new ProcessScene(notes);
    ProcessHandle self = ProcessHandle.current();
    long kernelThread = 2;
    assumeTrue(Child.stat(kernelThread).isKernelThread(), "this container hides the kernel's own");

    for (long pid : new long[] {1, self.pid(), self.parent().orElseThrow().pid(), kernelThread}) {
      assertThat(scene.advance(Child.target(pid, Child.sameness(pid))))
          .as("process %d", pid)
          .matches(outcome -> ProcessScene.isRefused(outcome, Refusal.PROTECTED));
    }
    assertThat(scene.sent).isEmpty();
  }

  @Test
  void aThreadIsNoProcess() throws Exception {
    ProcessScene scene = new ProcessScene(notes);
    long self = ProcessHandle.current().pid();
    long thread;
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      thread =
          tasks
              .mapToLong(task -> Long.parseLong(task.getFileName().toString()))
              .filter(each -> each != self)
              .findFirst()
              .orElseThrow();
    }

    assertThat(scene.advance(Child.target(thread, Child.sameness(thread))))
        .matches(outcome -> ProcessScene.isRefused(outcome, Refusal.BAD_TARGET));
    assertThat(scene.sent).isEmpty();
  }

  @Test
  void aHoldThatComesLateIsObeyedBeforeEachSignal() {
    ProcessScene scene = new ProcessScene(notes);
    try (Child child = Child.willing()) {
      assertThat(
              scene
                  .kind()
                  .advance(child.target(), scene.errand(Optional.of("held by an operator"))))
          .isEqualTo(new Advanced.Unavailable("held by an operator", null));
      assertThat(scene.sent).isEmpty();
    }
  }

  @Test
  void whatMayNotBeSignalledIsForbidden() {
    Grip.Source bound =
        pid ->
            Optional.of(
                new Grip() {
                  @Override
                  public Sent send(Signal signal) {
                    return Sent.FORBIDDEN;
                  }

                  @Override
                  public void close() {}
                });
    ProcessScene scene = new ProcessScene(notes, Path.of("/proc"), bound);
    try (Child child = Child.willing()) {
      assertThat(scene.advance(child.target()))
          .matches(outcome -> ProcessScene.isRefused(outcome, Refusal.FORBIDDEN));
    }
  }

  @Test
  void withoutProofOfSamenessNothingIsSignalled() {
    ProcessScene scene = new ProcessScene(notes);
    try (Child child = Child.willing()) {
      for (String sameness :
          new String[] {null, "", "12345", Hosts.here().boot(), child.target().sameness() + " "}) {
        assertThat(
                scene.advance(
                    new Target(
                        ProcessKind.NAME,
                        Long.toString(child.pid()),
                        child.target().scope(),
                        child.target().account(),
                        null,
                        sameness == null || sameness.isEmpty() ? null : sameness)))
            .matches(outcome -> ProcessScene.isRefused(outcome, Refusal.BAD_TARGET));
      }
      assertThat(scene.sent).isEmpty();
    }
  }
}
