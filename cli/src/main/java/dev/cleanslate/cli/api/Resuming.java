package dev.cleanslate.cli.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Follows events over as many connections as it takes: after a break it goes on behind the last
/// event that was told, so that none is told twice and none is missing. For one reader.
public final class Resuming {
  /// The server says something at least every 15 s.
  private static final Duration SILENCE = Duration.ofSeconds(45);

  private static final Duration GIVE_UP = Duration.ofMinutes(2);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Server server;
  private final Place place;
  private final InstantSource clock;
  private final Pause pause;
  private final Consumer<String> notice;
  private @Nullable String last;
  private @Nullable Instant lostAt;
  private Duration rest = FIRST_PAUSE;

  /// @param after the event to begin behind; absent means where the stream begins by itself
  /// @param notice is told in plain words when the connection is lost
  public Resuming(
      Server server,
      Place place,
      @Nullable String after,
      InstantSource clock,
      Pause pause,
      Consumer<String> notice) {
    this.server = server;
    this.place = place;
    this.last = after;
    this.clock = clock;
    this.pause = pause;
    this.notice = notice;
  }

  /// Tells each event until one of them is the last that is wanted, which is true, or the time is
  /// over, which is false. A [Refusal] where the stream may not be read, [Unreachable] where it was
  /// gone for minutes.
  ///
  /// @param until absent means without end
  public boolean tell(@Nullable Instant until, Predicate<Heard.Event> goesOn) {
    while (isBefore(until) && !Thread.currentThread().isInterrupted()) {
      try (Events events = server.events(place, last)) {
        if (!listen(events, until, goesOn)) {
          return true;
        }
      } catch (Unreachable gone) {
        lost(gone);
      } catch (Refusal refusal) {
        if (!refusal.isPassing()) {
          throw refusal;
        }
        lost(refusal);
      }
      if (isBefore(until)) {
        pause.rest(rest);
        rest =
            rest.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? rest.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
    return false;
  }

  /// Whether more is wanted than this connection brought.
  private boolean listen(Events events, @Nullable Instant until, Predicate<Heard.Event> goesOn) {
    while (true) {
      switch (events.next(patience(until))) {
        case Heard.Event event -> {
          at(event.id());
          if (!goesOn.test(event)) {
            return false;
          }
        }
        case Heard.Rest resting -> at(resting.id());
        case Heard.Silence _ -> {
          return true;
        }
        case Heard.End _ -> {
          notice.accept("The connection ended; going on where it ended.");
          return true;
        }
      }
    }
  }

  private void at(@Nullable String id) {
    last = id == null ? last : id;
    lostAt = null;
    rest = FIRST_PAUSE;
  }

  private void lost(RuntimeException why) {
    if (lostAt == null) {
      lostAt = clock.instant();
      notice.accept("The connection is lost; going on as soon as the server answers.");
    } else if (Duration.between(lostAt, clock.instant()).compareTo(GIVE_UP) > 0) {
      throw why;
    }
  }

  private boolean isBefore(@Nullable Instant until) {
    return until == null || clock.instant().isBefore(until);
  }

  private Duration patience(@Nullable Instant until) {
    if (until == null) {
      return SILENCE;
    }
    Duration left = Duration.between(clock.instant(), until);
    return left.compareTo(SILENCE) < 0 ? left : SILENCE;
  }
}
