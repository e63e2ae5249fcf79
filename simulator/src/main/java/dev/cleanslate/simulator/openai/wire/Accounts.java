package dev.cleanslate.simulator.openai.wire;

import dev.cleanslate.simulator.http.Headers;
import dev.cleanslate.simulator.json.BadInput;
import dev.cleanslate.simulator.json.Fields;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The keys the room knows. Thread-safe.
public final class Accounts {
  private static final String DEFAULT_KEY = "sk-simulated";
  private static final Account DEFAULT = new Account("org-simulated", "proj-simulated");
  private static final String BEARER = "Bearer ";

  private final Map<String, Account> byKey = new ConcurrentHashMap<>();

  /// Knows the default key.
  public Accounts() {
    reset();
  }

  /// Knows the default key only.
  public void reset() {
    byKey.clear();
    byKey.put(DEFAULT_KEY, DEFAULT);
  }

  /// Makes a key known: `{"key","organization","project"}`.
  public void admit(Fields from) {
    String key = from.text("key");
    isPlain(from, "key", key);
    Account account =
        new Account(
            from.textOr("organization", DEFAULT.organization()),
            from.textOr("project", DEFAULT.project()));
    isPlain(from, "organization", account.organization());
    isPlain(from, "project", account.project());
    from.nothingElse();
    byKey.put(key, account);
  }

  private static void isPlain(Fields from, String name, String text) {
    if (text.isEmpty() || !text.chars().allMatch(each -> each > ' ' && each < 127)) {
      throw from.wrong(name, "must be printable ASCII, without blanks");
    }
  }

  /// The account of a key that an admin names; none named means the default one.
  public Account of(@Nullable String key) {
    Account account = byKey.get(key == null ? DEFAULT_KEY : key);
    if (account == null) {
      throw new BadInput("key", "is not known; make it so by POST /_sim/keys");
    }
    return account;
  }

  /// The account of a request's key, if it has one that is known.
  public @Nullable Account find(Headers headers) {
    String authorization = headers.first("Authorization");
    return authorization == null || !authorization.startsWith(BEARER)
        ? null
        : byKey.get(authorization.substring(BEARER.length()));
  }

  /// The account that this request proves; throws [Rejected] with 401.
  public Account proven(Headers headers) {
    Account account = find(headers);
    if (account == null) {
      throw headers.first("Authorization") == null
          ? Rejected.unauthorized("No API key was sent; use a bearer token.", null)
          : Rejected.unauthorized("The API key is not known here.", "invalid_api_key");
    }
    sameAs(account.organization(), headers.first("OpenAI-Organization"), "organization");
    sameAs(account.project(), headers.first("OpenAI-Project"), "project");
    return account;
  }

  private static void sameAs(String mine, @Nullable String said, String what) {
    if (said != null && !said.equals(mine)) {
      throw Rejected.unauthorized(
          "The header for the %s does not match the API key.".formatted(what),
          "mismatched_" + what);
    }
  }
}
