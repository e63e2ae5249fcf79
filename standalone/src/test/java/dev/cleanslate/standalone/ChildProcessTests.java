package dev.cleanslate.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes are started again after they were killed, and never after they were stopped.
class ChildProcessTests {
  @TempDir private Path temporary;
  private DataFolder folder;

  @BeforeEach
  void prepare() throws Exception {
    folder = new DataFolder(temporary.toRealPath());
    folder.create();
  }

  @AfterEach
  void end() {
    ours().toList().forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void oneThatWasKilledIsStartedAgainAndOneThatWasStoppedIsNot() throws Exception {
    ChildProcess part = part(() -> true);
    part.start();
    ProcessHandle first = ProcessHandle.of(part.pid()).orElseThrow();
    first.destroyForcibly();
    first.onExit().get(20, TimeUnit.SECONDS);
    part.start();
    assertThat(part.isRunning()).isTrue();

    part.stop();

    assertThatThrownBy(part::start).isInstanceOf(CannotStart.class).hasMessage("part was stopped.");
    assertThat(ours()).isEmpty();
  }

  @Test
  void oneThatIsStoppedWhileItStartsIsNotWaitedForAndNotLeftBehind() throws Exception {
    CountDownLatch waitedFor = new CountDownLatch(1);
    ChildProcess part =
        part(() -> {
          waitedFor.countDown();
          return false;
        });
    FutureTask<Throwable> start = new FutureTask<>(() -> catchThrowable(part::start));
    FutureTask<Throwable> stop = new FutureTask<>(() -> catchThrowable(part::stop));
    Thread.ofVirtual().start(start);

    waitedFor.await();
    Thread.ofVirtual().start(stop);

    assertThat(stop.get(20, TimeUnit.SECONDS)).isNull();
    assertThat(start.get(20, TimeUnit.SECONDS))
        .isInstanceOf(CannotStart.class)
        .hasMessage("part was stopped.");
    assertThat(ours()).isEmpty();
    assertThat(folder.pidFile("part")).doesNotExist();
  }

  @Test
  void aDatabaseThatWasStoppedIsNotEvenSetUp() throws Exception {
    PostgresServer postgres = new PostgresServer(folder, 1, folder.path().resolve("cache"));

    postgres.stop();

    assertThatThrownBy(postgres::start).hasMessage("postgres was stopped.");
    assertThat(Files.exists(folder.postgres())).isFalse();
  }

  private ChildProcess part(BooleanSupplier serves) {
    return new ChildProcess(
        "part",
        folder,
        List.of(
            "sh",
            "-c",
            "while :; do sleep 0.2; done",
            "part",
            "-Dcleanslate.data=" + folder.path()),
        Map.of(),
        ChildProcess.Probe.of(serves));
  }

  private Stream<ProcessHandle> ours() {
    return ProcessHandle.allProcesses().filter(folder::isNamedBy);
  }
}
