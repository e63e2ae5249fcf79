package dev.cleanslate.orchestrator.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class StreamTests {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final Story story = new Story();
  private final Recorder outlet = new Recorder();

  /// A history that grows by hand; its places are numbers.
  private static final class Story implements Feed {
    private final List<String> events = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    @Override
    public Optional<UUID> deletion() {
      return Optional.empty();
    }

    @Override
    public Batch beyond(String place) {
      if (broken) {
        throw new DataAccessResourceFailureException("away");
      }
      List<Told> told = new ArrayList<>();
      int from = Integer.parseInt(place);
      for (int i = from; i < Math.min(from + 2, events.size()); i++) {
        told.add(new Told(String.valueOf(i + 1), events.get(i)));
      }
      String last = told.isEmpty() ? place : told.getLast().place();
      return new Batch(told, last, told.size() == 2);
    }
  }

  /// Keeps what it was told.
  private static final class Recorder implements Outlet {
    private final List<String> said = new CopyOnWriteArrayList<>();
    private volatile boolean gone;
    private volatile boolean ended;

    @Override
    public void tell(Feed.Told told) throws IOException {
      say(told.place() + " " + told.json());
    }

    @Override
    public void rest(String place) throws IOException {
      say("rest " + place);
    }

    @Override
    public void end() {
      ended = true;
    }

    private void say(String words) throws IOException {
      if (gone) {
        throw new IOException("nobody listens");
      }
      said.add(words);
    }
  }

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
    Stream stream = new Stream(story, "0", outlet, LONG);
    stream.seen("1");
    stream.seen("1");
    Thread thread = Thread.ofVirtual().start(stream);

    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    stream.end();
    await().until(() -> outlet.ended);

    assertThat(outlet.said).containsExactly("rest 0");
  }

  private Stream started(String place, Duration heartbeat) {
    Stream stream = new Stream(story, place, outlet, heartbeat);
    Thread.ofVirtual().start(stream);
    return stream;
  }
}
