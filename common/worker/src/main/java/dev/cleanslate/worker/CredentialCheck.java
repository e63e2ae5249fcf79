package dev.cleanslate.worker;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks the provider, by one cheap reading call, whether the worker's credential is good. The
/// worker's health shows the last answer. Thread-safe.
@FunctionalInterface
public interface CredentialCheck {
  /// Asks now.
  Credential ask(Errand errand);

  /// What the provider said of the credential.
  ///
  /// @param account the account it proved; absent where the provider did not say
  /// @param reachable whether the provider answered at all
  /// @param refused whether it refused the credential
  /// @param detail the call and its answer, without any secret
  /// @param lacks of each kind what it may not do that its deletion needs, in words; empty text
  ///   where it may do all. A kind is left out where only deleting would show
  record Credential(
      @Nullable String account,
      boolean reachable,
      boolean refused,
      String detail,
      Map<String, String> lacks) {
    public Credential {
      lacks = Map.copyOf(lacks);
    }

    /// One of whose rights nothing is known.
    public Credential(@Nullable String account, boolean reachable, boolean refused, String detail) {
      this(account, reachable, refused, detail, Map.of());
    }
  }
}
