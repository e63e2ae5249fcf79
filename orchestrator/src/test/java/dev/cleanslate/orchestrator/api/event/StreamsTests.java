package dev.cleanslate.orchestrator.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.orchestrator.api.http.Problem;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class StreamsTests {
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
    outlets.forEach(outlet -> streams.open(story, "0", outlet));
    await().until(() -> outlets.stream().noneMatch(outlet -> outlet.said.isEmpty()));

    story.events.add("a");

    await().until(() -> outlets.stream().allMatch(outlet -> outlet.said.contains("1 a")));
  }

  @Test
  void oneMoreThanAllowedIsRefusedUntilAnotherEnds() {
    streams.start();
    Stream first = streams.open(story, "0", new Recorder());
    streams.open(story, "0", new Recorder());

    assertThatThrownBy(() -> streams.open(story, "0", new Recorder())).isInstanceOf(Problem.class);
    first.end();

    Recorder next = new Recorder();
    await().ignoreExceptions().until(() -> streams.open(story, "0", next) != null);
    assertThat(next.ended).isFalse();
  }

  @Test
  void allEndAtTheStopAndNoneBeginsAfterwards() {
    streams.start();
    Recorder outlet = new Recorder();
    streams.open(story, "0", outlet);

    streams.stop();

    await().until(() -> outlet.ended);
    assertThat(streams.isRunning()).isFalse();
    assertThatThrownBy(() -> streams.open(story, "0", new Recorder())).isInstanceOf(Problem.class);
  }

  @Test
  void aPulseThatFailsBeatsOn() {
    int[] beats = {0};
    Streams failing =
        new Streams(
            open -> {
              if (beats[0]++ == 0) {
                throw new DataAccessResourceFailureException("away");
              }
              open.forEach(one -> one.seen("" + story.events.size()));
            },
            1);
    failing.start();
    Recorder outlet = new Recorder();
    failing.open(story, "0", outlet);
    story.events.add("a");

    await().until(() -> outlet.said.contains("1 a"));
    failing.stop();
  }
}
