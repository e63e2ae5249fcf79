package dev.cleanslate.simulator.iam;

import dev.cleanslate.simulator.ibm.Grant;
import dev.cleanslate.simulator.ibm.Mint;
import dev.cleanslate.simulator.room.Dials;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Issues tokens as the switches of the room want them. Thread-safe.
///
/// Switches: `tokens` jwt, without-account, opaque; `token-seconds`.
public final class Issuer {
  private static final int AN_HOUR = 3_600;
  private static final int A_MONTH = 31 * 24 * AN_HOUR;

  private final Dials dials =
      new Dials()
          .choice("tokens", "jwt", "without-account", "opaque")
          .number("token-seconds", AN_HOUR, A_MONTH);
  private final Mint mint;
  private final InstantSource clock;

  /// Tokens come from this mint.
  public Issuer(Mint mint, InstantSource clock) {
    this.mint = mint;
    this.clock = clock;
  }

  /// A token and what it says about itself.
  record Issued(String token, Grant grant) {}

  Issued access(String account, String subject) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Grant grant =
        new Grant(
            account,
            subject,
            Grant.Use.ACCESS,
            now,
            now.plusSeconds(dials.number("token-seconds")));
    return new Issued(mint.make(grant, look()), grant);
  }

  Issued identity(String account, long seconds) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Grant grant = new Grant(account, "instance", Grant.Use.INSTANCE, now, now.plusSeconds(seconds));
    return new Issued(mint.make(grant, Mint.Look.JWT), grant);
  }

  Dials dials() {
    return dials;
  }

  private Mint.Look look() {
    if (dials.is("tokens", "opaque")) {
      return Mint.Look.OPAQUE;
    }
    return dials.is("tokens", "jwt") ? Mint.Look.JWT : Mint.Look.WITHOUT_ACCOUNT;
  }
}
