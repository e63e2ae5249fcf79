package dev.cleanslate.worker.runtime;

import dev.cleanslate.worker.CredentialCheck;
import dev.cleanslate.worker.CredentialCheck.Credential;
import dev.cleanslate.worker.Errand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Shows whether the provider knows and accepts the worker's credential, and how far its clock is
/// ahead of ours where its answer tells the time. Asks at most every 30 s, and only when somebody
/// wants to know. Thread-safe.
final class CredentialHealth implements HealthIndicator {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final Duration LONGEST_CALL = Duration.ofSeconds(5);

  private final CredentialCheck check;
  private final InstantSource clock;
  private @Nullable Health last;
  private Instant when = Instant.MIN;

  CredentialHealth(CredentialCheck check, InstantSource clock) {
    this.check = check;
    this.clock = clock;
  }

  @Override
  public synchronized Health health() {
    Instant now = clock.instant();
    if (last == null || now.isBefore(when) || now.isAfter(when.plus(FRESH))) {
      Errand errand = Errand.look(clock, LONGEST_CALL);
      last = shown(check.ask(errand), errand.ahead());
      when = now;
    }
    return last;
  }

  private static Health shown(Credential credential, Optional<Duration> ahead) {
    Health.Builder health =
        credential.reachable() && !credential.refused() ? Health.up() : Health.down();
    if (credential.account() != null) {
      health.withDetail("account", credential.account());
    }
    if (!credential.lacks().isEmpty()) {
      health.withDetail("lacks", new TreeMap<>(credential.lacks()));
    }
    ahead.ifPresent(off -> health.withDetail("clock-ahead-seconds", off.toSeconds()));
    return health
        .withDetail("reachable", credential.reachable())
        .withDetail("refused", credential.refused())
        .withDetail("answer", credential.detail())
        .build();
  }
}
