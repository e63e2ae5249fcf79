package dev.cleanslate.simulator.s3;

import dev.cleanslate.simulator.json.BadInput;
import dev.cleanslate.simulator.json.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The access keys the room knows. Thread-safe.
final class Credentials {
  static final String DEFAULT_KEY = "AKIASIMULATED";
  static final String DEFAULT_SECRET = "secret-simulated";
  static final String DEFAULT_ACCOUNT = "account-simulated";

  private final Map<String, Credential> byKey = new ConcurrentHashMap<>();

  /// What an access key stands for.
  record Credential(String secret, String account) {}

  Credentials() {
    reset();
  }

  void reset() {
    byKey.clear();
    byKey.put(DEFAULT_KEY, new Credential(DEFAULT_SECRET, DEFAULT_ACCOUNT));
  }

  /// Makes an access key known: `{"key","secret","account"}`. Throws [BadInput].
  void admit(Fields from) {
    Credential credential =
        new Credential(from.text("secret"), from.textOr("account", DEFAULT_ACCOUNT));
    byKey.put(from.text("key"), credential);
    from.nothingElse();
  }

  Optional<Credential> of(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /// The account of a key that an admin names; none named means the default one. Throws [BadInput].
  String named(@Nullable String key) {
    return of(key == null ? DEFAULT_KEY : key)
        .map(Credential::account)
        .orElseThrow(() -> new BadInput("key", "is not known; make it so by POST /_sim/keys"));
  }
}
