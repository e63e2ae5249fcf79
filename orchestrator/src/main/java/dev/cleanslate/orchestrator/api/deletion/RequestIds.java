package dev.cleanslate.orchestrator.api.deletion;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Names requests that came without a name of their own. Thread-safe where the generator is.
@Component
final class RequestIds {
  private final RandomGenerator random;

  @Autowired
  RequestIds() {
    this(new SecureRandom());
  }

  RequestIds(RandomGenerator random) {
    this.random = random;
  }

  String next() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
