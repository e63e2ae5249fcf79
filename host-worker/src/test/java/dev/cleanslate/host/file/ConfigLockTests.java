package dev.cleanslate.host.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Looked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lock on a file is held until the file was replaced, whatever else the agent does with it. A
/// process has one lock on a file, and loses it when it closes the file anywhere.
class ConfigLockTests {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(directory.resolve("config.json"), "{\"instances\":{\"vpn1\":{}}}");
  }

  @Test
  void aLookWaitsForARemovalAndGivesNothingAway() throws Exception {
    FileScene scene = FileScene.of(FileScene.json(file));
    Target target = FileScene.target("vpn1", null);
    FutureTask<Looked> look = new FutureTask<>(() -> scene.look(target));
    Thread looking = new Thread(look);
    FutureTask<Boolean> rival = new FutureTask<>(() -> Rival.canLock(file));
    Errand meanwhile =
        Errand.advance(
            InstantSource.system(),
            LONG,
            () -> {
              looking.start();
              await()
                  .atMost(LONG)
                  .until(() -> look.isDone() || looking.getState() == Thread.State.WAITING);
              rival.run();
              return Optional.empty();
            });

    assertThat(scene.kind().advance(target, meanwhile)).isInstanceOf(Advanced.Gone.class);

    assertThat(rival.get()).isFalse();
    assertThat(look.get(LONG.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(Looked.Gone.class);
    assertThat(Rival.canLock(file)).isTrue();
  }

  @Test
  void aReplacementThatIsGivenUpGivesNothingAway() throws Exception {
    try (OpenFile open = OpenFile.locked(file).orElseThrow()) {
      changedByAnother();
      assertThat(open.replace("{}")).isFalse();

      assertThat(Rival.canLock(file)).isFalse();
    }
    assertThat(Rival.canLock(file)).isTrue();
  }

  private void changedByAnother() throws Exception {
    Process other = new ProcessBuilder("sh", "-c", "echo >> \"$0\"", file.toString()).start();
    assertThat(other.waitFor()).isZero();
  }
}
