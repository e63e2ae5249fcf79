package dev.cleanslate.simulator.journal;

import dev.cleanslate.simulator.http.PathPattern;
import dev.cleanslate.simulator.http.Request;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The last requests, up to a bound; older ones are overwritten. Thread-safe.
public final class RequestLog {
  private final InstantSource clock;
  private final @Nullable LoggedRequest[] ring;
  private long seen;

  /// Remembers so many requests.
  public RequestLog(int capacity, InstantSource clock) {
    this.ring = new @Nullable LoggedRequest[capacity];
    this.clock = clock;
  }

  /// Notes that a request arrived; its number.
  public long begin(Request request) {
    LoggedRequest begun = LoggedRequest.begun(request, clock.instant());
    synchronized (ring) {
      long number = ++seen;
      ring[slot(number)] = begun.numbered(number);
      return number;
    }
  }

  /// Notes what became of it, before the answer leaves.
  public void end(long number, @Nullable Integer status, boolean applied, @Nullable String fault) {
    synchronized (ring) {
      LoggedRequest begun = ring[slot(number)];
      if (begun != null && begun.number() == number) {
        ring[slot(number)] = begun.ended(status, applied, fault);
      }
    }
  }

  /// How many requests ever came.
  public long count() {
    synchronized (ring) {
      return seen;
    }
  }

  /// All that are remembered, oldest first.
  public List<LoggedRequest> all() {
    return since(0, _ -> true);
  }

  /// Those of this method whose path fits the pattern (`*` one part, `**` any), oldest first.
  public List<LoggedRequest> matching(String method, String path) {
    PathPattern pattern = PathPattern.of(path);
    return since(0, each -> each.method().equals(method) && pattern.fits(each.path()));
  }

  /// Those with a number above this one that pass the test, oldest first.
  public List<LoggedRequest> since(long number, Predicate<LoggedRequest> wanted) {
    synchronized (ring) {
      List<LoggedRequest> found = new ArrayList<>();
      for (long next = Math.max(number, seen - ring.length) + 1; next <= seen; next++) {
        LoggedRequest each = ring[slot(next)];
        if (each != null && wanted.test(each)) {
          found.add(each);
        }
      }
      return found;
    }
  }

  /// Forgets all; numbers go on growing.
  public void clear() {
    synchronized (ring) {
      java.util.Arrays.fill(ring, null);
    }
  }

  private int slot(long number) {
    return (int) (number % ring.length);
  }
}
