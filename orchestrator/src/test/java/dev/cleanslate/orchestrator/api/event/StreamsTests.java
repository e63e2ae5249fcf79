package dev.cleanslate.orchestrator.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.orchestrator.api.http.Problem;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
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

  @Test
  void pagesTakeThreeQuartersAtMostSoThatOtherReadersFindAPlace() {
    Streams four = new Streams(_ -> {}, 4);
    four.start();
    List<Recorder> pages = List.of(new Recorder(), new Recorder(), new Recorder());
    pages.forEach(page -> open(four, page(), page));
    await().until(() -> pages.stream().noneMatch(page -> page.said.isEmpty()));

    assertThatThrownBy(() -> four.tell(page(), story, "0", new Recorder(), LONG))
        .isInstanceOf(Problem.class);
    Recorder reader = new Recorder();
    listen(four, reader);

    await().until(() -> !reader.said.isEmpty());
    four.stop();
    await().until(() -> pages.stream().allMatch(page -> page.ended));
  }

  @Test
  void aPageThatIsLeftGivesItsPlaceBackAtOnceAndNoOthers() {
    streams.start();
    OpenPage mine = page();
    Recorder left = new Recorder();
    Recorder other = new Recorder();
    open(streams, mine, left);
    open(streams, page(), other);
    await().until(() -> !left.said.isEmpty() && !other.said.isEmpty());

    streams.left(new OpenPage("t", "somebody else", mine.id()));
    streams.left(mine);

    await().until(() -> left.ended);
    assertThat(other.ended).isFalse();
    Recorder next = new Recorder();
    listen(streams, next);
    await().until(() -> !next.said.isEmpty());
    assertThat(left.said).hasSize(1);
  }

  @Test
  void aPageThatIsLeftBeforeItsStreamComesGetsNone() {
    streams.start();
    OpenPage early = page();
    Recorder outlet = new Recorder();

    streams.left(early);
    open(streams, early, outlet);

    await().until(() -> outlet.ended);
  }

  @Test
  void aPageThatComesAgainTakesThePlaceOfItsStreamBefore() {
    streams.start();
    OpenPage page = page();
    Recorder before = new Recorder();
    Recorder again = new Recorder();
    open(streams, page, before);
    await().until(() -> !before.said.isEmpty());

    open(streams, page, again);

    await().until(() -> before.ended && !again.said.isEmpty());
    assertThat(again.ended).isFalse();
  }

  private static OpenPage page() {
    return new OpenPage("t", "jo", UUID.randomUUID());
  }

  private void open(Streams among, OpenPage page, Recorder outlet) {
    Thread.ofVirtual()
        .start(() -> {
          among.tell(page, story, "0", outlet, LONG);
          outlet.ended = true;
        });
  }

  private void listen(Streams among, Recorder outlet) {
    Thread.ofVirtual()
        .start(() -> {
          among.tell(story, "0", outlet, LONG);
          outlet.ended = true;
        });
  }
}
