package dev.cleanslate.simulator.ibm;

import dev.cleanslate.simulator.json.BadInput;
import dev.cleanslate.simulator.json.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The API keys and trusted profiles that IAM knows, each with its account. Thread-safe.
public final class Accounts {
  /// The API key that is always known.
  public static final String DEFAULT_KEY = "ibm-simulated";

  /// The trusted profile that is always known.
  public static final String DEFAULT_PROFILE = "Profile-simulated";

  /// The account of both.
  public static final String DEFAULT = "51a0a7ed00000000000000000000acc1";

  private static final Pattern ACCOUNT = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern PLAIN = Pattern.compile("[!-~]{1,200}");

  private final Map<String, String> byKey = new ConcurrentHashMap<>();
  private final Map<String, String> byProfile = new ConcurrentHashMap<>();

  /// Knows the default key and profile.
  public Accounts() {
    reset();
  }

  /// Knows the default key and profile only.
  public void reset() {
    byKey.clear();
    byProfile.clear();
    byKey.put(DEFAULT_KEY, DEFAULT);
    byProfile.put(DEFAULT_PROFILE, DEFAULT);
  }

  /// Makes a key, a profile or both known: `{"key","profile","account"}`. Throws [BadInput].
  public void admit(Fields from) {
    String account = from.textOr("account", DEFAULT);
    if (!ACCOUNT.matcher(account).matches()) {
      throw from.wrong("account", "must be 32 lower-case hexadecimal digits");
    }
    if (!from.has("profile") || from.has("key")) {
      byKey.put(plain(from, "key"), account);
    }
    if (from.has("profile")) {
      byProfile.put(plain(from, "profile"), account);
    }
    from.nothingElse();
  }

  /// The account of a key, if it is known.
  public Optional<String> ofKey(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /// The account of a trusted profile, if it is known.
  public Optional<String> ofProfile(String profile) {
    return Optional.ofNullable(byProfile.get(profile));
  }

  /// The account of a key that an admin names; none named means the default one. Throws [BadInput].
  public String named(@Nullable String key) {
    return ofKey(key == null ? DEFAULT_KEY : key)
        .orElseThrow(() -> new BadInput("key", "is not known; make it so by POST /_sim/keys"));
  }

  private static String plain(Fields from, String name) {
    String text = from.text(name);
    if (!PLAIN.matcher(text).matches()) {
      throw from.wrong(name, "must be printable ASCII, without blanks");
    }
    return text;
  }
}
