package dev.cleanslate.ibm.credential;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How a worker proves who it is. Its text never shows the key.
///
/// @param way which of the four ways is gone
/// @param apiKey the key, for [Way#API_KEY] and [Way#ASSUME]
/// @param profileId the trusted profile's id, for all ways but [Way#API_KEY]; for
///   [Way#VPC_INSTANCE] it may be absent, then the instance's default profile is meant
/// @param profileName the trusted profile's name instead of its id, for [Way#CONTAINER] and
///   [Way#ASSUME]
/// @param accountId the account of a profile that is named by its name, for [Way#ASSUME]; it is
///   sent, and proves nothing
/// @param tokenFile where the container finds its own token, for [Way#CONTAINER]; absent: where the
///   platform usually puts it
public record Login(
    @DefaultValue("api-key") Way way,
    @Nullable String apiKey,
    @Nullable String profileId,
    @Nullable String profileName,
    @Nullable String accountId,
    @Nullable String tokenFile) {
  private static final Pattern PRINTABLE = Pattern.compile("[!-z|~]{1,4000}");

  /// The ways to a token.
  public enum Way {
    /// An API key.
    API_KEY,
    /// A trusted profile, proved by the token that the platform gave to the container.
    CONTAINER,
    /// A trusted profile, taken on with the token of an API key.
    ASSUME,
    /// A trusted profile, proved by the metadata service of the VPC instance.
    VPC_INSTANCE
  }

  public Login {
    boolean hasProfile = profileId != null || profileName != null;
    switch (way) {
      case API_KEY -> check(isKey(apiKey), "api-key is missing or has blanks or braces");
      case CONTAINER -> check(hasProfile, "profile-id or profile-name is missing");
      case ASSUME -> {
        check(isKey(apiKey), "api-key is missing or has blanks or braces");
        check(profileId == null ^ profileName == null, "needs either profile-id or profile-name");
        check(profileId != null || accountId != null, "account-id is missing beside profile-name");
      }
      case VPC_INSTANCE -> check(profileName == null, "profile-name is of no use here");
    }
  }

  /// The login with an API key.
  public static Login withApiKey(String apiKey) {
    return new Login(Way.API_KEY, apiKey, null, null, null, null);
  }

  private static boolean isKey(@Nullable String key) {
    return key != null && PRINTABLE.matcher(key).matches();
  }

  private static void check(boolean good, String problem) {
    if (!good) {
      throw new IllegalArgumentException("cleanslate.ibm.login." + problem);
    }
  }

  /// Without the credential.
  @Override
  public String toString() {
    return "Login[way=%s]".formatted(way);
  }
}
