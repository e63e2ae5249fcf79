package dev.cleanslate.orchestrator.api.event;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// One reader's stream: tells what its feed has beyond its place, then rests until there is news or
/// a heartbeat is due. Runs on the thread of the call until its life is over, it is ended, or
/// nobody listens.
final class Stream implements Reader, Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Stream.class);

  private final Feed feed;
  private final Outlet outlet;
  private final long heartbeat;
  private final long begun = System.nanoTime();
  private final long life;
  private final Semaphore news = new Semaphore(0);
  private volatile boolean ended;
  private String place;
  private String mark = "";

  Stream(Feed feed, String place, Outlet outlet, Duration heartbeat, Duration life) {
    this.feed = feed;
    this.place = place;
    this.outlet = outlet;
    this.heartbeat = heartbeat.toNanos();
    this.life = life.toNanos();
  }

  @Override
  public Optional<UUID> deletion() {
    return feed.deletion();
  }

  @Override
  public void seen(String newest) {
    if (!newest.equals(mark)) {
      mark = newest;
      news.release();
    }
  }

  @Override
  public void end() {
    ended = true;
    news.release();
  }

  @Override
  public void run() {
    try {
      outlet.rest(place);
      while (!ended && left() > 0) {
        tell();
        if (!news.tryAcquire(Math.min(heartbeat, left()), TimeUnit.NANOSECONDS)) {
          outlet.rest(place);
        }
        news.drainPermits();
      }
    } catch (IOException _) {
      LOG.debug("a reader of events went away at {}", place);
    } catch (DataAccessException failure) {
      LOG.warn("a stream of events ends at {}, since the history cannot be read", place, failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private long left() {
    return life - (System.nanoTime() - begun);
  }

  private void tell() throws IOException {
    boolean more = true;
    while (more && !ended) {
      Feed.Batch batch = feed.beyond(place);
      for (Feed.Told told : batch.told()) {
        outlet.tell(told);
        place = told.place();
      }
      place = batch.place();
      more = batch.more();
    }
  }
}
