package dev.cleanslate.cli.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// One connection to a stream of events. It is read by a thread of its own, so that waiting for an
/// event can end. For one reader.
public final class Events implements AutoCloseable {
  private static final int MOST_WAITING = 1000;
  private static final Heard END = new Heard.End();

  private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(MOST_WAITING);
  private final InputStream body;
  private final Thread reader;

  Events(InputStream body) {
    this.body = body;
    this.reader = Thread.ofVirtual().name("events").start(this::read);
  }

  /// What is heard next, waiting so long at most.
  public Heard next(Duration atMost) {
    try {
      Heard next = heard.poll(Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS);
      return next == null ? new Heard.Silence() : next;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return END;
    }
  }

  private void read() {
    EventLines lines = new EventLines();
    try {
      tell(lines);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(EventLines lines) throws InterruptedException {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      String line = in.readLine();
      while (line != null) {
        var told = lines.take(line);
        if (told.isPresent()) {
          heard.put(told.get());
        }
        line = in.readLine();
      }
    } catch (IOException _) {
      // A break is an end like any other: whoever listens goes on from its place.
    }
    heard.put(END);
  }

  @Override
  public void close() {
    reader.interrupt();
    try {
      body.close();
    } catch (IOException _) {
      // It is not needed any more, however it ends.
    }
  }
}
