package dev.cleanslate.host.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cleanslate.host.process.Grip.Sent;
import dev.cleanslate.host.process.Grip.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the kernel's descriptors are good for.
class PidFdsTests {
  private static final long NEVER_USED = 4_194_400;
  private Grip.Source fds;

  @BeforeEach
  void open() {
    Optional<Grip.Source> found = PidFds.ofKernel();
    assumeTrue(found.isPresent(), "this kernel has no pidfd, or forbids it");
    fds = found.orElseThrow();
  }

  @Test
  void aSignalReachesTheProcess() {
    try (Child child = Child.willing();
        Grip grip = fds.on(child.pid()).orElseThrow()) {
      assertThat(grip.send(Signal.TERM)).isEqualTo(Sent.DELIVERED);
      child.awaitEnd();
      assertThat(grip.send(Signal.TERM)).isEqualTo(Sent.ABSENT);
    }
  }

  @Test
  void aHoldNeverPassesToWhoeverGetsTheNumberNext() throws Exception {
    Path last = Path.of("/proc/sys/kernel/ns_last_pid");
    assumeTrue(Files.isWritable(last), "only root may choose the next process number");
    for (int tries = 0; tries < 50; tries++) {
      Child first = Child.willing();
      try (Grip grip = fds.on(first.pid()).orElseThrow()) {
        first.close();
        Files.writeString(last, Long.toString(first.pid() - 1));
        try (Child second = Child.willing()) {
          if (second.pid() == first.pid()) {
            assertThat(grip.send(Signal.KILL)).isEqualTo(Sent.ABSENT);
            assertThat(second.isAlive()).isTrue();
            return;
          }
        }
      }
    }
    assumeTrue(false, "the machine gave the number to somebody else each time");
  }

  @Test
  void whatIsNotThereCannotBeHeld() {
    assertThat(fds.on(NEVER_USED)).isEmpty();
  }

  @Test
  void holdsAreGivenBack() throws Exception {
    try (Child child = Child.willing()) {
      long before = descriptors();
      for (int i = 0; i < 2000; i++) {
        fds.on(child.pid()).orElseThrow().close();
      }
      assertThat(descriptors()).isLessThan(before + 1000);
    }
  }

  private static long descriptors() throws Exception {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }
}
