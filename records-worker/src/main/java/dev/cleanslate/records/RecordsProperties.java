package dev.cleanslate.records;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/// Where the databases are, and what is declared about them.
///
/// @param declarations the file that declares the kinds
/// @param page how many rows one transaction changes, at most
/// @param databases by the names that the declarations use; a kind whose database is not among them
///   is not served
@ConfigurationProperties("cleanslate.records")
record RecordsProperties(
    @DefaultValue("classpath:dev/cleanslate/records/records.yaml") Resource declarations,
    @DefaultValue("1000") int page,
    @DefaultValue Map<String, Place> databases) {
  RecordsProperties {
    databases = Map.copyOf(databases);
    check(page >= 1 && page <= 10_000, "page must lie between 1 and 10000");
    check(!databases.isEmpty(), "databases names none, so there is nothing to work on");
  }

  private static void check(boolean good, String problem) {
    if (!good) {
      throw new IllegalArgumentException("cleanslate.records." + problem);
    }
  }

  /// One database.
  ///
  /// @param url its JDBC URL, without a password
  /// @param username who logs in
  /// @param password the credential
  /// @param poolSize how many connections there may be at once
  /// @param connectTimeout how long one may be waited for
  /// @param accountQuery brings one text that says which database this is, where the usual way is
  ///   closed: PostgreSQL's system identifier and the database's name
  record Place(
      String url,
      String username,
      @DefaultValue("") String password,
      @DefaultValue("16") int poolSize,
      @DefaultValue("3s") Duration connectTimeout,
      @Nullable String accountQuery) {
    Place {
      check(
          url != null && url.startsWith("jdbc:") && !url.contains("password="),
          "databases.*.url must be a JDBC URL, and hold no password");
      check(username != null && !username.isBlank(), "databases.*.username is missing");
      check(poolSize >= 1 && poolSize <= 1000, "databases.*.pool-size must lie between 1 and 1000");
      check(
          connectTimeout.toMillis() >= 250 && connectTimeout.compareTo(Duration.ofSeconds(30)) <= 0,
          "databases.*.connect-timeout must lie between 250ms and 30s");
    }

    /// Without the credential.
    @Override
    public String toString() {
      return "Place[username=%s]".formatted(username);
    }
  }
}
