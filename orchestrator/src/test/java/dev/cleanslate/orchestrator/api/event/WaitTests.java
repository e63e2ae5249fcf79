package dev.cleanslate.orchestrator.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitTests {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final AtomicInteger version = new AtomicInteger();
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Streams streams =
      new Streams(open -> open.forEach(one -> one.seen("" + version.get())), 1);

  @AfterEach
  void stop() {
    streams.stop();
  }

  @Test
  void whatIsOverAlreadyIsNotWaitedFor() {
    streams.start();
    over.set(true);

    assertThat(waited(LONG)).isTrue();
    assertThat(looks).hasValue(1);
  }

  @Test
  void looksAgainOnlyWhenItHasMoved() {
    streams.start();
    var end = CompletableFuture.supplyAsync(() -> waited(LONG));
    await().until(() -> looks.get() == 2);

    over.set(true);
    assertThat(end).isNotDone();
    version.incrementAndGet();

    assertThat(end.join()).isTrue();
    assertThat(looks).hasValue(3);
  }

  @Test
  void itsPatienceEnds() {
    streams.start();

    assertThat(waited(Duration.ofMillis(5))).isFalse();
    assertThat(waited(Duration.ZERO)).isFalse();
  }

  @Test
  void itDoesNotOutliveTheServer() {
    streams.start();
    var end = CompletableFuture.supplyAsync(() -> waited(LONG));
    await().until(() -> looks.get() > 0);

    streams.stop();

    assertThat(end.join()).isFalse();
    assertThat(waited(LONG)).as("and none begins afterwards").isFalse();
  }

  private boolean waited(Duration patience) {
    return streams.attend(
        new Wait(UUID.fromString("5d5d1d3e-6c43-4d9c-8f0c-9b1d6f0c2f11")),
        () -> {
          looks.incrementAndGet();
          return over.get();
        },
        patience);
  }
}
