package dev.cleanslate.worker.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Evidence;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimeLimitTests {
  private final TimeLimit limit = new TimeLimit();

  @Test
  void aCallRunsOnAPlatformThreadWhoeverWaitsForIt() throws InterruptedException {
    AtomicReference<Thread> seen = new AtomicReference<>();

    Thread.ofVirtual()
        .start(() ->
            limit.send(
                _ -> {
                  seen.set(Thread.currentThread());
                  return new Answer.Silent<>("nothing");
                },
                Duration.ofSeconds(10)))
        .join();

    assertThat(seen.get().isVirtual()).isFalse();
    assertThat(seen.get().isDaemon()).isTrue();
  }

  @Test
  void whoTakesTooLongIsInterruptedAndTheNextOneIsNot() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);

    Answer<Evidence> late =
        limit.send(
            _ -> {
              try {
                Thread.sleep(Duration.ofMinutes(1));
              } catch (InterruptedException _) {
                interrupted.countDown();
              }
              return new Answer.Silent<>("woken");
            },
            Duration.ofMillis(1));
    interrupted.await();

    assertThat(late).isEqualTo(new Answer.Silent<>("no answer within 1 ms"));
    assertThat(limit.send(_ -> woken(), Duration.ofSeconds(10)))
        .isEqualTo(new Answer.Silent<>("false"));
  }

  private static Answer<Evidence> woken() {
    return new Answer.Silent<>(String.valueOf(Thread.currentThread().isInterrupted()));
  }
}
