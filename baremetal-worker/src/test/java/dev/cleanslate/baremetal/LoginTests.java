package dev.cleanslate.baremetal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.ibm.credential.Login;
import dev.cleanslate.ibm.credential.Login.Way;
import dev.cleanslate.worker.Looked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each way to a token leads to a proof, at the simulator's own token services.
class LoginTests {
  private static final String PROFILE = "Profile-simulated";

  @ParameterizedTest
  @EnumSource(Way.class)
  void everyWayLeadsToAProof(Way way, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "the-containers-own");
    boolean needsKey = way == Way.API_KEY || way == Way.ASSUME;
    Login login =
        new Login(
            way,
            needsKey ? ServerStage.KEY : null,
            way == Way.API_KEY ? null : PROFILE,
            null,
            null,
            file.toString());

    try (ServerStage stage = new ServerStage(login)) {
      assertThat(stage.look(stage.missing()))
          .isInstanceOfSatisfying(
              Looked.Gone.class,
              gone -> assertThat(gone.evidence().account()).isEqualTo(ServerStage.ACCOUNT));
    }
  }

  @Test
  void aTokenIsRenewedBeforeItsEndAndNotBefore() {
    try (ServerStage stage = new ServerStage()) {
      stage.look(stage.missing());
      stage.clock.advance(Duration.ofMinutes(47));
      stage.look(stage.missing());
      assertThat(tokens(stage)).isEqualTo(1);

      stage.clock.advance(Duration.ofMinutes(14));
      assertThat(stage.look(stage.missing())).isInstanceOf(Looked.Gone.class);
      assertThat(tokens(stage)).isEqualTo(2);
    }
  }

  @Test
  void aKeyThatIsNotKnownIsSaidAndNotShown() {
    String key = "ibm-unknown-key";
    try (ServerStage stage = new ServerStage(Login.withApiKey(key))) {
      assertThat(stage.look(stage.missing()))
          .isInstanceOfSatisfying(
              Looked.Unverifiable.class,
              no ->
                  assertThat(no.detail())
                      .isEqualTo("the token service: 400 BXNIM0415E")
                      .doesNotContain(key));
    }
  }

  private static int tokens(ServerStage stage) {
    return stage.requests("POST", "/iam/**");
  }
}
