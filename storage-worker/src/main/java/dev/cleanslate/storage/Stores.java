package dev.cleanslate.storage;

import dev.cleanslate.worker.CredentialCheck.Credential;
import dev.cleanslate.worker.Errand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The services that can be reached. Immutable.
final class Stores {
  private final Map<String, Store> byName;

  Stores(List<Store> stores) {
    byName =
        stores.stream().collect(Collectors.toUnmodifiableMap(Store::name, Function.identity()));
  }

  /// The one named `store` in a scope; where the scope names none, the only one there is.
  Optional<Store> of(Map<String, String> scope) {
    String name = scope.get("store");
    if (name != null) {
      return Optional.ofNullable(byName.get(name));
    }
    return byName.size() == 1 ? byName.values().stream().findFirst() : Optional.empty();
  }

  /// Whether all credentials are good; the accounts of all.
  Credential credential(Errand errand) {
    boolean isReachable = true;
    boolean isRefused = false;
    StringBuilder accounts = new StringBuilder();
    StringBuilder details = new StringBuilder();
    for (Store store :
        byName.values().stream().sorted(java.util.Comparator.comparing(Store::name)).toList()) {
      Credential one = store.proofs().credential(errand);
      isReachable &= one.reachable();
      isRefused |= one.refused();
      append(accounts, store.name(), one.account());
      append(details, store.name(), one.detail());
    }
    return new Credential(
        accounts.isEmpty() ? null : accounts.toString(),
        isReachable,
        isRefused,
        details.toString());
  }

  private static void append(StringBuilder text, String name, @Nullable String what) {
    if (what != null) {
      text.append(text.isEmpty() ? "" : ", ").append(name).append(": ").append(what);
    }
  }
}
