package dev.cleanslate.orchestrator.api.event;

import dev.cleanslate.orchestrator.api.http.Problem;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// All streams of this process, at most so many, whoever else waits for news, and the one thread
/// that tells them when there is some. Of the places, open pages get three quarters at most, so
/// that however many are open, other readers find one. Thread-safe. They end before the web server
/// begins to stop, so that it need not wait for them.
@Component
final class Streams implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
  private static final Duration BEAT = Duration.ofMillis(200);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /// That nobody listens any more is noticed by a write at the earliest.
  private static final Duration HEARTBEAT_OF_PAGES = Duration.ofSeconds(5);

  private static final int RETRY_SECONDS = 5;

  private final Consumer<Collection<Reader>> pulse;
  private final Semaphore places;
  private final Semaphore placesOfPages;
  private final OpenPages pages = new OpenPages();
  private final Set<Reader> open = ConcurrentHashMap.newKeySet();
  private volatile CountDownLatch stopped = new CountDownLatch(0);

  @Autowired
  Streams(Pulse pulse, @Value("${cleanslate.api.max-streams:200}") int most) {
    this(pulse::tell, most);
  }

  Streams(Consumer<Collection<Reader>> pulse, int most) {
    this.pulse = pulse;
    this.places = new Semaphore(most);
    this.placesOfPages = new Semaphore(most - most / 4);
  }

  /// Tells a stream until it ends; a [Problem] where there are as many as may be.
  void tell(Feed feed, String place, Outlet outlet, Duration life) {
    tell(new Stream(feed, place, outlet, HEARTBEAT, life));
  }

  /// As [#tell(Feed, String, Outlet, Duration)], to an open page, until it is left. A page that
  /// comes again takes the place of its stream before.
  void tell(OpenPage page, Feed feed, String place, Outlet outlet, Duration life) {
    Stream stream = new Stream(feed, place, outlet, HEARTBEAT_OF_PAGES, life);
    pages.opened(page, stream);
    try {
      take(placesOfPages);
      try {
        tell(stream);
      } finally {
        placesOfPages.release();
      }
    } finally {
      pages.closed(page, stream);
    }
  }

  /// Ends the stream of a page that was left, or will be once it comes; from any thread.
  void left(OpenPage page) {
    pages.left(page);
  }

  private void tell(Stream stream) {
    take(places);
    open.add(stream);
    try {
      if (!isRunning()) {
        stream.end();
      }
      stream.run();
    } finally {
      open.remove(stream);
      places.release();
    }
  }

  private void take(Semaphore some) {
    if (!isRunning() || !some.tryAcquire()) {
      throw Problem.later(
          "too-many-streams",
          "Too many streams",
          "As many streams are open as this server allows; close one, or try again later.",
          RETRY_SECONDS);
    }
  }

  /// Whether it is over within that time; takes no stream's place.
  boolean attend(Wait wait, BooleanSupplier isOver, Duration patience) {
    open.add(wait);
    try {
      if (!isRunning()) {
        wait.end();
      }
      return wait.until(isOver, patience);
    } finally {
      open.remove(wait);
    }
  }

  @Override
  public void start() {
    stopped = new CountDownLatch(1);
    Thread.ofPlatform().name("events-pulse").daemon(true).start(this::beat);
  }

  private void beat() {
    CountDownLatch until = stopped;
    try {
      while (!until.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
        beatOnce();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void beatOnce() {
    try {
      pulse.accept(open);
    } catch (DataAccessException failure) {
      LOG.warn("whether there is news for streams cannot be read now: {}", failure.getMessage());
    }
  }

  @Override
  public void stop() {
    stopped.countDown();
    open.forEach(Reader::end);
  }

  @Override
  public boolean isRunning() {
    return stopped.getCount() > 0;
  }
}
