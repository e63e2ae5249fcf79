package dev.cleanslate.orchestrator.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.orchestrator.api.http.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class StreamsTests {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final Story story = new Story();
  private final Streams streams =
      new Streams(open -> open.forEach(one -> one.seen("" + story.events.size())), 2);

  @AfterEach
  void stop() {
    streams.stop();
  }

  @Test
  void newsReachEveryStream() {
    streams.start();
    List<Recorder> outlets = List.of(new Recorder(), new Recorder());
    outlets.forEach(outlet -> listen(streams, outlet));
    await().until(() -> outlets.stream().noneMatch(outlet -> outlet.said.isEmpty()));

    story.events.add("a");

    await().until(() -> outlets.stream().allMatch(outlet -> outlet.said.contains("1 a")));
  }

  @Test
  void oneMoreThanAllowedIsRefusedUntilAnotherEnds() {
    streams.start();
    Recorder first = new Recorder();
    Recorder second = new Recorder();
    listen(streams, first);
    listen(streams, second);
    await().until(() -> !first.said.isEmpty() && !second.said.isEmpty());

    assertThatThrownBy(() -> streams.tell(story, "0", new Recorder(), LONG))
        .isInstanceOf(Problem.class);
    first.gone = true;
    story.events.add("a");
    await().until(() -> first.ended);

    Recorder next = new Recorder();
    listen(streams, next);
    await().until(() -> next.said.contains("1 a"));
  }

  @Test
  void allEndAtTheStopAndNoneBeginsAfterwards() {
    streams.start();
    Recorder outlet = new Recorder();
    listen(streams, outlet);
    await().until(() -> !outlet.said.isEmpty());

    streams.stop();

    await().until(() -> outlet.ended);
    assertThat(streams.isRunning()).isFalse();
    assertThatThrownBy(() -> streams.tell(story, "0", new Recorder(), LONG))
        .isInstanceOf(Problem.class);
  }

  @Test
  void aPulseThatFailsBeatsOn() {
    AtomicInteger beats = new AtomicInteger();
    Streams failing =
        new Streams(
            open -> {
              if (beats.getAndIncrement() == 0) {
                throw new DataAccessResourceFailureException("away");
              }
              open.forEach(one -> one.seen("" + story.events.size()));
            },
            1);
    failing.start();
    Recorder outlet = new Recorder();
    listen(failing, outlet);
    story.events.add("a");

    await().until(() -> outlet.said.contains("1 a"));
    failing.stop();
    await().until(() -> outlet.ended);
  }

  private void listen(Streams among, Recorder outlet) {
    Thread.ofVirtual()
        .start(() -> {
          among.tell(story, "0", outlet, LONG);
          outlet.ended = true;
        });
  }
}
