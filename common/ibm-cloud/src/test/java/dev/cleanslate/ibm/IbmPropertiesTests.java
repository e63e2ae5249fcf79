package dev.cleanslate.ibm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cleanslate.ibm.credential.Login;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// The properties as they are bound, their defaults, and what is refused at the start.
class IbmPropertiesTests {
  @Test
  void aKeyIsEnough() {
    IbmProperties properties = bound(Map.of("login.api-key", "k"));

    assertThat(properties)
        .isEqualTo(
            new IbmProperties(
                URI.create("https://iam.cloud.ibm.com"),
                URI.create("http://169.254.169.254"),
                "https://{region}.iaas.cloud.ibm.com/v1",
                URI.create("https://api.dns-svcs.cloud.ibm.com/v1"),
                Set.of(),
                "2026-03-24",
                Duration.ofSeconds(10),
                Login.withApiKey("k")));
    assertThat(properties.vpcUrl("eu-de"))
        .isEqualTo(URI.create("https://eu-de.iaas.cloud.ibm.com/v1"));
  }

  @Test
  void theOtherWaysAreBoundByTheirNames() {
    Map<String, String> entries =
        Map.of("login.way", "container", "login.profile-id", "p", "login.token-file", "/t");

    assertThat(bound(entries).login())
        .isEqualTo(new Login(Login.Way.CONTAINER, null, "p", null, null, "/t"));
  }

  @ParameterizedTest
  @CsvSource({
    "regions,      us_south,        regions", "regions, '../x',           regions",
    "timeout,      31s,             timeout", "timeout, 0s,               timeout",
    "vpc-version,  today,           vpc-version", "iam-url, ftp://h,      iam-url",
    "vpc-url,      'file:/etc',     vpc-url", "login.way, assume,         login.needs"
  })
  void whatCannotWorkIsRefused(String name, String value, String problem) {
    Map<String, String> entries = new HashMap<>(Map.of("login.api-key", "secret-key"));
    entries.put(name, value);

    assertThatThrownBy(() -> bound(entries))
        .rootCause()
        .hasMessageStartingWith("cleanslate.ibm." + problem)
        .hasMessageNotContaining("secret-key");
  }

  @Test
  void noTextShowsTheKey() {
    assertThat(bound(Map.of("login.api-key", "secret-key")).toString())
        .doesNotContain("secret-key");
  }

  private static IbmProperties bound(Map<String, String> entries) {
    Map<String, String> named = new HashMap<>();
    entries.forEach((name, value) -> named.put("cleanslate.ibm." + name, value));
    return new Binder(new MapConfigurationPropertySource(named))
        .bindOrCreate("cleanslate.ibm", IbmProperties.class);
  }
}
