package dev.cleanslate.simulator.fault;

import dev.cleanslate.simulator.http.PathPattern;
import dev.cleanslate.simulator.http.Request;
import org.jspecify.annotations.Nullable;

/// A fault: which requests it is for, which of those it strikes, and what it does. Immutable.
public record Fault(Aim aim, Firing firing, Action action) {

  /// Which requests it is for; absent means any.
  ///
  /// @param key the bearer credential
  /// @param reused whether the connection had carried a request before
  public record Aim(
      @Nullable String method, PathPattern path, @Nullable String key, @Nullable Boolean reused) {
    boolean covers(Request request) {
      return (method == null || method.equals(request.method()))
          && path.fits(request.path())
          && (key == null || ("Bearer " + key).equals(request.headers().first("Authorization")))
          && (reused == null || reused == request.isOnReusedConnection());
    }
  }

  /// Which of the requests it is for it strikes.
  ///
  /// @param nth the first it may strike, counted from 1
  /// @param times how often it strikes in all
  /// @param probability how likely it strikes each time
  /// @param seed of the randomness behind that
  public record Firing(int nth, int times, double probability, long seed) {
    /// Each of them, for ever.
    public static final Firing ALWAYS = new Firing(1, Integer.MAX_VALUE, 1, 0);
  }

  /// A fault that strikes every request of this method whose path fits (`*` one part, `**` any).
  public static Fault on(String method, String path, Action action) {
    Aim aim = new Aim(method, PathPattern.of(path), null, null);
    return new Fault(aim, Firing.ALWAYS, action);
  }

  /// The same, so many times and no more.
  public Fault times(int times) {
    return with(new Firing(firing.nth(), times, firing.probability(), firing.seed()));
  }

  /// The same, from the nth request on.
  public Fault fromNth(int nth) {
    return with(new Firing(nth, firing.times(), firing.probability(), firing.seed()));
  }

  /// The same, with this probability each time.
  public Fault sometimes(double probability, long seed) {
    return with(new Firing(firing.nth(), firing.times(), probability, seed));
  }

  /// The same, for requests with this bearer credential only.
  public Fault forKey(String key) {
    return new Fault(new Aim(aim.method(), aim.path(), key, aim.reused()), firing, action);
  }

  /// The same, on connections that have carried a request before only.
  public Fault onReusedConnection() {
    return new Fault(new Aim(aim.method(), aim.path(), aim.key(), true), firing, action);
  }

  private Fault with(Firing other) {
    return new Fault(aim, other, action);
  }
}
