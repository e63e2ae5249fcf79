package dev.cleanslate.ibm.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.ibm.Scene;
import dev.cleanslate.ibm.Station;
import dev.cleanslate.ibm.credential.Login;
import dev.cleanslate.ibm.vpc.PageWish;
import dev.cleanslate.worker.CredentialCheck.Credential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What health says about the credential.
class CredentialProbeTests {
  private static final String CALL = "GET /vpcs?limit=1";

  @ParameterizedTest
  @CsvSource({"401, true", "403, true", "429, false", "500, false"})
  void aServiceThatRefusesTheCredentialIsToldFromOneThatFails(int status, boolean refused) {
    try (Scene scene = new Scene(_ -> Station.json(status, "{}"))) {
      assertThat(asked(scene))
          .isEqualTo(new Credential(Scene.ACCOUNT, true, refused, CALL + " -> " + status));
    }
  }

  @Test
  void aGoodCredentialShowsItsAccount() {
    try (Scene scene = new Scene(_ -> Station.json(200, "{}"))) {
      assertThat(asked(scene))
          .isEqualTo(new Credential(Scene.ACCOUNT, true, false, CALL + " -> 200"));
    }
  }

  @ParameterizedTest
  @CsvSource({"400, true", "500, false"})
  void aTokenServiceThatRefusesIsToldFromOneThatFails(int status, boolean refused) {
    try (Scene scene = new Scene(Login.withApiKey(Scene.KEY), _ -> Station.json(status, "{}"))) {
      assertThat(asked(scene))
          .isEqualTo(new Credential(null, refused, refused, "the token service: " + status));
    }
  }

  @Test
  void aProviderThatIsSilentIsNotReachable() {
    try (Scene scene = new Scene(_ -> Station.CUT)) {
      assertThat(asked(scene).reachable()).isFalse();
    }
  }

  private static Credential asked(Scene scene) {
    return new CredentialProbe(scene.api, CALL, () -> scene.vpc.listVpcs(PageWish.first(1)))
        .ask(scene.look());
  }
}
