package dev.cleanslate.ibm.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An access token. Its text never shows it.
///
/// @param value what is sent
/// @param account the account it names; absent where it is opaque or names none
/// @param until when it is to be replaced, ahead of its end
public record Token(String value, @Nullable String account, Instant until) {
  /// Without the token itself.
  @Override
  public String toString() {
    return "Token[account=%s, until=%s]".formatted(account, until);
  }
}
