package dev.cleanslate.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitTests {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "CLEANSLATE_API", "http://127.0.0.1:1",
          "CLEANSLATE_SIMULATOR", "http://127.0.0.1:2",
          "CLEANSLATE_KAFKA", "127.0.0.1:3",
          "CLEANSLATE_TOKEN", "a-token\n");

  @Test
  void theEnvironmentSaysWhereTheSystemIs() throws Exception {
    Places places = Visit.places(ENVIRONMENT);

    assertThat(places.api()).isEqualTo(URI.create("http://127.0.0.1:1"));
    assertThat(places.simulator()).isEqualTo(URI.create("http://127.0.0.1:2"));
    assertThat(places.bootstrapServers()).isEqualTo("127.0.0.1:3");
    assertThat(places.token()).isEqualTo("a-token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"CLEANSLATE_API", "CLEANSLATE_SIMULATOR", "CLEANSLATE_KAFKA", "CLEANSLATE_TOKEN"})
  void whatIsMissingIsNamed(String missing) {
    Map<String, String> environment = new HashMap<>(ENVIRONMENT);
    environment.put(missing, " ");

    assertThatThrownBy(() -> Visit.places(environment)).hasMessageContaining(missing);
  }

  @Test
  void ownersWithRowsAreShownWhereTheirDatabasesAreNamed() throws Exception {
    Map<String, String> environment = new HashMap<>(ENVIRONMENT);
    assertThat(Visit.places(environment).estate()).isNull();
    environment.put("CLEANSLATE_DATABASES", "jdbc:postgresql://127.0.0.1:4/");
    assertThatThrownBy(() -> Visit.places(environment))
        .hasMessageContaining("CLEANSLATE_DATABASES_PASSWORD");
    environment.put("CLEANSLATE_DATABASES_PASSWORD", "a-password\n");

    Places places = Visit.places(environment);

    assertThat(places.estate())
        .isEqualTo(new Estate("jdbc:postgresql://127.0.0.1:4/", "cleanslate", "a-password", null));
    assertThat(places.toString() + places.estate()).doesNotContain("a-password", "a-token");
  }

  @Test
  void anotherShowingHasOtherOwners() {
    String mark = Visit.mark(NOW);

    assertThat(mark).isNotEqualTo(Visit.mark(NOW.plusSeconds(1)));
    assertThat(Role.all(mark)).allMatch(role -> role.id().startsWith(mark));
  }
}
