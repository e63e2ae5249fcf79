package dev.cleanslate.cli.doctor;

import java.time.Duration;
import java.util.Optional;

/// Whether two clocks agree. Tokens, leases and ages of requests stand on them.
final class Clocks {
  /// The header that is compared has no fractions, and an answer takes its time.
  private static final Duration EXACT = Duration.ofSeconds(2);

  private static final Duration BEARABLE = Duration.ofSeconds(30);

  private Clocks() {}

  /// @param skew absent where the other clock was not told
  static Finding judged(String area, String whose, Optional<Duration> skew) {
    return judged(area, whose, "this machine's", skew);
  }

  /// @param beside whose clock the other one was compared with
  static Finding judged(String area, String whose, String beside, Optional<Duration> skew) {
    if (skew.isEmpty()) {
      return Finding.unknown(area, "%s is not known: no answer tells the time".formatted(whose));
    }
    Duration off = skew.get();
    String words =
        "%s is %d s %s"
            .formatted(whose, off.abs().toSeconds(), off.isNegative() ? "behind" : "ahead");
    if (off.abs().compareTo(EXACT) <= 0) {
      return Finding.good(area, "%s agrees with %s clock".formatted(whose, beside));
    }
    String advice = "Have the clocks of both machines set by NTP.";
    return off.abs().compareTo(BEARABLE) <= 0
        ? Finding.warn(area, words, advice)
        : Finding.bad(area, words + ": tokens may be refused, and ages are wrong", advice);
  }
}
