package dev.cleanslate.orchestrator.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamTests {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final Story story = new Story();
  private final Recorder outlet = new Recorder();

  @Test
  void itTellsAllThereIsInPagesThenWaitsForNews() {
    story.events.addAll(List.of("a", "b", "c"));
    Stream stream = started("0", LONG);
    await().until(() -> outlet.said.contains("3 c"));

    story.events.add("d");
    stream.seen("4");
    await().until(() -> outlet.said.contains("4 d"));
    stream.end();
    await().until(() -> outlet.ended);

    assertThat(outlet.said).containsExactly("rest 0", "1 a", "2 b", "3 c", "4 d");
  }

  @Test
  void itResumesAfterThePlaceItWasGiven() {
    story.events.addAll(List.of("a", "b", "c"));

    Stream stream = started("2", LONG);
    await().until(() -> outlet.said.contains("3 c"));
    stream.end();
    await().until(() -> outlet.ended);

    assertThat(outlet.said).containsExactly("rest 2", "3 c");
  }

  @Test
  void itSaysThatItRestsWhereNothingHappens() {
    Stream stream = started("0", Duration.ofMillis(1));

    await().until(() -> outlet.said.size() > 3);
    stream.end();
    await().until(() -> outlet.ended);

    assertThat(outlet.said).containsOnly("rest 0");
  }

  @Test
  void itEndsOnceNobodyListens() {
    started("0", Duration.ofMillis(1));
    await().until(() -> !outlet.said.isEmpty());

    outlet.gone = true;

    await().until(() -> outlet.ended);
  }

  @Test
  void itEndsWhereTheHistoryCannotBeReadSoThatTheReaderComesBack() {
    story.broken = true;

    started("0", LONG);

    await().until(() -> outlet.ended);
  }

  @Test
  void whatItHasSeenAlreadyIsNoNews() {
    Stream stream = new Stream(story, "0", outlet, LONG, LONG);
    stream.seen("1");
    stream.seen("1");
    Thread thread = run(stream);

    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    stream.end();
    await().until(() -> outlet.ended);

    assertThat(outlet.said).containsExactly("rest 0");
  }

  private Stream started(String place, Duration heartbeat) {
    Stream stream = new Stream(story, place, outlet, heartbeat, LONG);
    run(stream);
    return stream;
  }

  @Test
  void itEndsWithItsLife() {
    run(new Stream(story, "0", outlet, LONG, Duration.ofMillis(1)));

    await().until(() -> outlet.ended);
  }

  private Thread run(Stream stream) {
    return Thread.ofVirtual()
        .start(() -> {
          stream.run();
          outlet.ended = true;
        });
  }
}
