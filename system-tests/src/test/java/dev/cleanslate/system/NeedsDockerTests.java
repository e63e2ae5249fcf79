package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
class NeedsDockerTests {
  @Test
  void noEngineAtAllSkipsAndSaysWhy() {
    ConditionEvaluationResult result = NeedsDocker.evaluate(null);

    assertThat(result.isDisabled()).isTrue();
    assertThat(result.getReason()).get().asString().contains("DOCKER_HOST");
  }

  @Test
  void aSocketThatIsNotThereSkipsAndIsNamed() {
    URI engine = URI.create("unix:///nowhere/docker.sock");

    ConditionEvaluationResult result = NeedsDocker.evaluate(engine);

    assertThat(result.isDisabled()).isTrue();
    assertThat(result.getReason()).get().asString().contains("/nowhere/docker.sock");
  }

  @Test
  void anEngineThatListensAndSaysNothingSkipsAfterASecond() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      URI engine = URI.create("tcp://127.0.0.1:" + mute.getLocalPort());
      long begin = System.nanoTime();

      ConditionEvaluationResult result = NeedsDocker.evaluate(engine);

      assertThat(result.isDisabled()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }
  }
}
