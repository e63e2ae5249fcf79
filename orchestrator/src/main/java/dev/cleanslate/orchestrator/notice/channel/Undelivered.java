package dev.cleanslate.orchestrator.notice.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The receiver did not take it. The text may be shown: it holds no secret, no address and nothing
/// that the receiver said.
public final class Undelivered extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean forGood;
  private final transient @Nullable Duration notBefore;

  private Undelivered(
      String why, boolean forGood, @Nullable Duration notBefore, @Nullable Throwable cause) {
    super(why, cause);
    this.forGood = forGood;
    this.notBefore = notBefore;
  }

  static Undelivered now(String why, Throwable cause) {
    return new Undelivered(why, false, null, cause);
  }

  static Undelivered until(String why, @Nullable Duration notBefore) {
    return new Undelivered(why, false, notBefore, null);
  }

  static Undelivered forGood(String why) {
    return new Undelivered(why, true, null, null);
  }

  /// Whether trying again is of no use.
  public boolean isForGood() {
    return forGood;
  }

  /// How long the receiver wants to be left alone; absent where it did not say.
  public @Nullable Duration notBefore() {
    return notBefore;
  }
}
