package dev.cleanslate.worker.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cleanslate.messages.Usage;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.TestClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudCallTests {
  private static final Duration LIMIT = Duration.ofSeconds(25);

  private final TestClock clock = new TestClock();
  private final List<Duration> waits = new ArrayList<>();
  private final Deque<Answer<String>> script = new ArrayDeque<>();
  private int sent;

  @Test
  void aGoodAnswerIsSentOnceAndCounted() {
    Errand errand = Errand.look(clock, LIMIT);
    script.add(new Answer.Good<>("yes"));

    assertThat(guard(usual()).read(errand, this::send)).isEqualTo(new Answer.Good<>("yes"));
    assertThat(errand.usage()).isEqualTo(new Usage(1, 0, null));
  }

  @Test
  void readingIsRepeatedAfterSilenceAndFailureWithGrowingJitteredWaits() {
    script.add(new Answer.Silent<>("cut"));
    script.add(rejected(500));
    script.add(new Answer.Good<>("yes"));

    Answer<String> answer = guard(usual()).read(Errand.look(clock, LIMIT), this::send);

    assertThat(answer).isEqualTo(new Answer.Good<>("yes"));
    assertThat(waits.get(0)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
    assertThat(waits.get(1)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
  }

  @Test
  void repeatsEnd() {
    for (int i = 0; i < 10; i++) {
      script.add(rejected(502));
    }

    assertThat(guard(usual()).read(Errand.look(clock, LIMIT), this::send)).isEqualTo(rejected(502));
    assertThat(sent).isEqualTo(4);
  }

  @Test
  void aChangeIsNeverRepeatedAfterSilenceOrFailure() {
    for (Answer<String> answer :
        List.<Answer<String>>of(new Answer.Silent<>("cut"), rejected(500), rejected(502))) {
      sent = 0;
      script.clear();
      script.add(answer);

      assertThat(guard(usual()).change(free(), this::send)).isEqualTo(answer);
      assertThat(sent).isEqualTo(1);
    }
  }

  @Test
  void aChangeIsRepeatedWhereItWasSurelyNotDone() {
    script.add(rejected(503));
    script.add(rejected(429));
    script.add(new Answer.Good<>("deleted"));
    Errand errand = free();

    assertThat(guard(usual()).change(errand, this::send)).isEqualTo(new Answer.Good<>("deleted"));
    assertThat(errand.usage()).isEqualTo(new Usage(3, 1, null));
  }

  @Test
  void whatIsPermanentIsNotRepeated() {
    for (Answer<String> answer :
        List.<Answer<String>>of(
            rejected(400),
            rejected(401),
            rejected(403),
            rejected(404),
            rejected(409),
            rejected(501),
            new Answer.Rejected<>(429, "insufficient_quota", true, null))) {
      sent = 0;
      script.clear();
      script.add(answer);

      assertThat(guard(usual()).read(Errand.look(clock, LIMIT), this::send)).isEqualTo(answer);
      assertThat(sent).isEqualTo(1);
    }
  }

  @Test
  void aShortRetryAfterIsSatOut() {
    Errand errand = free();
    script.add(new Answer.Rejected<>(429, null, false, Duration.ofSeconds(3)));
    script.add(new Answer.Good<>("yes"));

    assertThat(guard(usual()).change(errand, this::send)).isEqualTo(new Answer.Good<>("yes"));
    assertThat(waits.getFirst()).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3200));
    assertThat(errand.usage()).isEqualTo(new Usage(2, 1, 3000L));
  }

  @Test
  void aLongRetryAfterComesBackAtOnce() {
    Answer<String> long429 = new Answer.Rejected<>(429, null, false, Duration.ofDays(365));
    script.add(long429);

    assertThat(guard(usual()).change(free(), this::send)).isEqualTo(long429);
    assertThat(waits).isEmpty();
  }

  @Test
  void nothingIsSentOnceTheTimeIsOver() {
    Errand errand = Errand.look(clock, Duration.ofSeconds(2));
    clock.advance(Duration.ofSeconds(3));

    assertThat(guard(usual()).read(errand, this::send)).isInstanceOf(Answer.NotSent.class);
    assertThat(sent).isZero();
  }

  @Test
  void aRequestGetsNoMoreTimeThanIsLeft() {
    Errand errand = Errand.look(clock, Duration.ofSeconds(3));

    guard(usual())
        .read(
            errand,
            timeout -> {
              assertThat(timeout).isEqualTo(Duration.ofSeconds(3));
              return new Answer.Good<>("yes");
            });
  }

  @Test
  void anObjectionStopsAChangeBeforeItIsSent() {
    Errand held = Errand.advance(clock, LIMIT, () -> Optional.of("held by all"));

    assertThat(guard(usual()).<String>change(held, this::send))
        .isEqualTo(new Answer.NotSent<>("held by all", null));
    assertThat(guard(usual()).<String>change(Errand.look(clock, LIMIT), this::send))
        .isEqualTo(new Answer.NotSent<>("a look changes nothing", null));
    assertThat(sent).isZero();
  }

  @Test
  void aHoldThatComesBetweenTwoRepeatsIsObeyed() {
    script.add(rejected(503));
    boolean[] held = new boolean[1];
    Errand errand =
        Errand.advance(clock, LIMIT, () -> held[0] ? Optional.of("held") : Optional.empty());
    CloudCall guard = new CloudCall("test", usual(), clock, _ -> held[0] = true, new Random(1));

    assertThat(guard.change(errand, this::send)).isEqualTo(new Answer.NotSent<>("held", null));
    assertThat(sent).isEqualTo(1);
  }

  @Test
  void theBreakerOpensAfterManyFailuresAndClosesAgain() {
    CloudCall guard = guard(limits(1));
    for (int i = 0; i < 50; i++) {
      script.add(rejected(500));
      guard.read(Errand.look(clock, LIMIT), this::send);
    }
    int before = sent;
    script.clear();

    assertThat(guard.<String>read(Errand.look(clock, LIMIT), this::send))
        .isEqualTo(new Answer.NotSent<>("too many calls failed lately", Duration.ofSeconds(5)));
    assertThat(sent).isEqualTo(before);

    clock.advance(Duration.ofSeconds(6));
    for (int i = 0; i < 4; i++) {
      script.add(new Answer.Good<>("yes"));
      assertThat(guard.read(Errand.look(clock, LIMIT), this::send))
          .isEqualTo(new Answer.Good<>("yes"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 429, 501})
  void whatTheProviderRefusesDoesNotOpenTheBreaker(int status) {
    CloudCall guard = guard(limits(1));
    for (int i = 0; i < 100; i++) {
      script.add(rejected(status));
      guard.read(Errand.look(clock, LIMIT), this::send);
    }

    script.add(new Answer.Good<>("yes"));
    assertThat(guard.read(Errand.look(clock, LIMIT), this::send))
        .isEqualTo(new Answer.Good<>("yes"));
  }

  @Test
  void theRateIsKeptByWaiting() {
    CallLimits slow =
        new CallLimits(
            1,
            1,
            Duration.ofMillis(100),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            50,
            60,
            Duration.ofSeconds(5));
    CloudCall guard = guard(slow);
    for (int i = 0; i < 3; i++) {
      script.add(new Answer.Good<>("yes"));
      guard.read(Errand.look(clock, LIMIT), this::send);
    }

    assertThat(waits).hasSize(2);
    assertThat(waits.getLast()).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void aRequestThatHangsIsGivenUp() {
    CallLimits hasty =
        new CallLimits(
            1000,
            1,
            Duration.ofMillis(100),
            Duration.ofSeconds(5),
            Duration.ofMillis(50),
            50,
            60,
            Duration.ofSeconds(5));
    CountDownLatch interrupted = new CountDownLatch(1);

    Answer<String> answer =
        guard(hasty)
            .change(
                free(),
                _ -> {
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException _) {
                    interrupted.countDown();
                  }
                  return new Answer.Good<>("too late");
                });

    assertThat(answer).isInstanceOf(Answer.Silent.class);
    org.awaitility.Awaitility.await().until(() -> interrupted.getCount() == 0);
  }

  @Test
  void aFaultOfTheWorkerIsNotHidden() {
    assertThatThrownBy(() ->
            guard(usual())
                .read(
                    free(),
                    _ -> {
                      throw new IllegalStateException("a fault");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a fault");
  }

  private Answer<String> send(Duration timeout) {
    sent++;
    return script.removeFirst();
  }

  private Errand free() {
    return Errand.advance(clock, LIMIT, Optional::empty);
  }

  private static Answer<String> rejected(int status) {
    return new Answer.Rejected<>(status, null, false, null);
  }

  private static CallLimits usual() {
    return limits(4);
  }

  private static CallLimits limits(int attempts) {
    return new CallLimits(
        10_000,
        attempts,
        Duration.ofMillis(200),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        50,
        60,
        Duration.ofSeconds(5));
  }

  private CloudCall guard(CallLimits limits) {
    return new CloudCall(
        "test",
        limits,
        clock,
        time -> {
          waits.add(time);
          clock.advance(time);
        },
        new Random(1));
  }
}
