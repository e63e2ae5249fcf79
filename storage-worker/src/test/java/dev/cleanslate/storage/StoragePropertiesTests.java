package dev.cleanslate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Target;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import dev.cleanslate.storage.StorageProperties.Service;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a store must be told, and which one a scope means.
class StoragePropertiesTests {
  private static Service set(@Nullable String account, @Nullable String sentinel, int batch) {
    return new Service(
        URI.create("http://127.0.0.1:1"),
        "eu-de",
        "AKIA",
        "secret-of-it",
        true,
        account,
        sentinel,
        batch,
        "crn:v1:of-it");
  }

  @Test
  void aSecretIsNeverShown() {
    Map<String, Service> stores = Map.of("cos", set(null, null, 1000));

    assertThat(new StorageProperties(stores, Duration.ofSeconds(1)).toString())
        .contains("eu-de")
        .doesNotContain("AKIA")
        .doesNotContain("secret-of-it");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "project, -, 1000",
        "-, ours/x, 1000",
        "project, ours, 1000",
        "-, -, 0",
        "-, -, 1001"
      })
  void whatDoesNotFitTogetherDoesNotStart(
      @Nullable String account, @Nullable String sentinel, int batch) {
    assertThatThrownBy(() -> set(account, sentinel, batch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("cleanslate.storage.stores: ");
  }

  @Test
  void theServiceInstanceGoesWithEachRequest() {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults());
        Scene scene =
            new Scene(
                new Service(
                    simulator.s3(),
                    "us-east-1",
                    "AKIASIMULATED",
                    "secret-simulated",
                    true,
                    null,
                    null,
                    1000,
                    "crn:v1:of-it"),
                Scene.PATIENT)) {
      scene.look(Scene.prefix("attic", "a/", "account-simulated"));

      assertThat(simulator.requests().all())
          .isNotEmpty()
          .allSatisfy(request ->
              assertThat(request.headers())
                  .containsEntry("ibm-service-instance-id", "crn:v1:of-it"));
    }
  }

  @Test
  void noStoreAtAllDoesNotStart() {
    assertThatThrownBy(() -> new StorageProperties(Map.of(), Duration.ofSeconds(1)))
        .hasMessageContaining("at least one store");
  }

  @Test
  void ofSeveralStoresOneMustBeNamed() {
    try (Scene one = new Scene(set(null, null, 1000), Duration.ofSeconds(1))) {
      Target named =
          Target.of("storage.prefix", "a/", Map.of("bucket", "attic", "store", "nobody"), null);
      assertThat(one.advance(named))
          .isInstanceOfSatisfying(
              Reply.Refused.class, no -> assertThat(no.detail()).contains("target.scope.store"));
    }
    assertThat(new Stores(List.of()).of(Map.of())).isEmpty();
  }
}
