package dev.cleanslate.worker.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The controls that succeeded lately: which call proved the credential's account in which place.
///
/// One per credential. A control is remembered for 30 s at most, for so long may it stand behind a
/// 404. Bounded; thread-safe.
public final class Controls {
  /// How long a control may be used again.
  public static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int MOST = 10_000;

  private final InstantSource clock;
  private final Map<String, Proved> byPlace =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Proved> eldest) {
          return size() > MOST;
        }
      };

  public Controls(InstantSource clock) {
    this.clock = clock;
  }

  /// Remembers that `call` just now proved the account in this place.
  ///
  /// @return the control, of age zero
  public synchronized Control remember(String place, String account, String call) {
    byPlace.put(place, new Proved(account, call, clock.instant()));
    return new Control(account, call, 0);
  }

  /// The control for this place, unless none is younger than 30 s.
  public synchronized Optional<Control> at(String place) {
    Proved proved = byPlace.get(place);
    if (proved == null) {
      return Optional.empty();
    }
    Duration age = Duration.between(proved.when(), clock.instant());
    if (age.isNegative() || age.compareTo(LONGEST) > 0) {
      byPlace.remove(place);
      return Optional.empty();
    }
    return Optional.of(new Control(proved.account(), proved.call(), age.toMillis()));
  }

  /// Forgets a place that turned out not to exist any more.
  public synchronized void forget(String place) {
    byPlace.remove(place);
  }

  /// A control, and how old it is.
  ///
  /// @param account the account the credential proved
  /// @param call the call and its answer (`GET /vector_stores?limit=1 -> 200`)
  /// @param ageMs milliseconds since it was made
  public record Control(String account, String call, long ageMs) {}

  private record Proved(String account, String call, Instant when) {}
}
