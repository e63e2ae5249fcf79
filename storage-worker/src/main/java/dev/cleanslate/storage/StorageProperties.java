package dev.cleanslate.storage;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the services are reached, by the name that a target's scope entry `store` gives them.
///
/// @param timeout the longest one request may take; at most 30 s
@ConfigurationProperties("cleanslate.storage")
record StorageProperties(Map<String, Service> stores, @DefaultValue("10s") Duration timeout) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");

  StorageProperties {
    stores = stores == null ? Map.of() : Map.copyOf(stores);
    check(!stores.isEmpty(), "stores: set up at least one store");
    check(
        stores.keySet().stream().allMatch(name -> NAME.matcher(name).matches()),
        "stores: a name has lower-case letters, digits and dashes");
    check(
        timeout.toMillis() >= 1 && timeout.compareTo(Duration.ofSeconds(30)) <= 0,
        "timeout must lie between 1ms and 30s");
  }

  /// One service.
  ///
  /// @param endpoint its root; absent for AWS itself, where the region tells it
  /// @param pathStyle whether the bucket stands in the path, as all but AWS want it
  /// @param account where the service does not say whose the credential is: the account, as it is
  ///   recorded at registration; needs a sentinel
  /// @param sentinel an object of ours that always exists: `bucket/key`
  /// @param batch the most keys of one deletion; some services take fewer than 1000
  /// @param instance for IBM: the service instance whose buckets are listed
  record Service(
      @Nullable URI endpoint,
      @DefaultValue("us-east-1") String region,
      String accessKey,
      String secretKey,
      @DefaultValue("true") boolean pathStyle,
      @Nullable String account,
      @Nullable String sentinel,
      @DefaultValue("1000") int batch,
      @Nullable String instance) {
    private static final Pattern SENTINEL = Pattern.compile("[^/\\p{Cntrl}]+/[^\\p{Cntrl}]+");

    Service {
      check(isSet(accessKey) && isSet(secretKey), "stores: access-key or secret-key is missing");
      check((account == null) == (sentinel == null), "stores: account and sentinel go together");
      check(
          sentinel == null || SENTINEL.matcher(sentinel).matches(),
          "stores: sentinel must be bucket/key");
      check(batch >= 1 && batch <= 1000, "stores: batch must lie between 1 and 1000");
    }

    private static boolean isSet(@Nullable String text) {
      return text != null && !text.isBlank();
    }

    /// Without the credential.
    @Override
    public String toString() {
      return "Service[endpoint=%s, region=%s]".formatted(endpoint, region);
    }
  }

  private static void check(boolean good, String problem) {
    if (!good) {
      throw new IllegalArgumentException("cleanslate.storage." + problem);
    }
  }
}
