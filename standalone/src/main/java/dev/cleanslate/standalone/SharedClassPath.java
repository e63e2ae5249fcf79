package dev.cleanslate.standalone;

import java.util.List;
import java.util.Map;

/// What an application must be told when it shares a class path with the orchestrator: as a process
/// of its own it has no database driver and no Spring Security, so nothing would set them up.
final class SharedClassPath {
  private static final String BOOT = "org.springframework.boot.";
  private static final List<String> FOREIGN =
      List.of(
          BOOT + "data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration",
          BOOT + "flyway.autoconfigure.FlywayAutoConfiguration",
          BOOT + "jdbc.autoconfigure.DataSourceAutoConfiguration",
          BOOT + "security.autoconfigure.SecurityAutoConfiguration",
          BOOT + "security.autoconfigure.UserDetailsServiceAutoConfiguration",
          BOOT
              + "security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
          BOOT + "security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
          BOOT + "security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
          BOOT
              + "security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
          BOOT
              + "security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration");

  private SharedClassPath() {}

  /// The settings of an application that has neither database nor API of its own.
  static Map<String, String> withoutTheOrchestrators() {
    return Map.of(
        "spring.autoconfigure.exclude",
        String.join(",", FOREIGN),
        "springdoc.api-docs.enabled",
        "false");
  }
}
