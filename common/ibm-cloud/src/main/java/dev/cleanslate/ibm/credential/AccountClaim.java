package dev.cleanslate.ibm.credential;

import dev.cleanslate.messages.Wire;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads which account an access token proves: `account.bss` in the payload of the JWT, unless
/// `account.valid` denies it. The signature is not checked: the token came from the token service
/// itself, and whoever it is shown to checks it. Pure functions.
final class AccountClaim {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern JWT =
      Pattern.compile("[A-Za-z0-9_-]+\\.([A-Za-z0-9_-]+)\\.[A-Za-z0-9_-]+");

  private AccountClaim() {}

  /// The account; null where the token names none or cannot be read.
  static @Nullable String in(String token) {
    Matcher jwt = JWT.matcher(token);
    if (!jwt.matches()) {
      return null;
    }
    JsonNode account = payload(jwt.group(1)).path("account");
    JsonNode valid = account.path("valid");
    JsonNode id = account.path("bss");
    boolean denied = valid.isBoolean() && !valid.booleanValue();
    return !denied && id.isString() && ACCOUNT.matcher(id.stringValue()).matches()
        ? id.stringValue()
        : null;
  }

  private static JsonNode payload(String part) {
    try {
      return Wire.json().readTree(Base64.getUrlDecoder().decode(part));
    } catch (IllegalArgumentException | JacksonException _) {
      return Wire.json().missingNode();
    }
  }
}
