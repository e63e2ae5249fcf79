package dev.cleanslate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Target;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import dev.cleanslate.testkit.worker.TestSpans;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

class SpokenTests {
  private static final String KEY = "avatars/planted-4711.png";

  @Test
  void spansSayWhichRequestsWereMadeAndNothingOfBucketsAndKeys() {
    TestSpans spans = new TestSpans();
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults());
        Scene scene = Scenes.of(simulator)) {
      scene.client.createBucket(request -> request.bucket("attic"));
      scene.client.putObject(
          request -> request.bucket("attic").key(KEY), RequestBody.fromString("mine"));
      Target target = Scene.object("attic", KEY, StorageStage.ACCOUNT);

      assertThat(scene.handler.advance(target, errand(scene, spans)))
          .isInstanceOf(Advanced.Gone.class);

      assertThat(spans.names())
          .contains("GET /{bucket}?versions", "POST /{bucket}?delete")
          .allMatch(name -> name.matches("(GET|POST) /(\\{bucket})?(\\?[a-z]+)?"));
      assertThat(spans.text())
          .contains("ListObjectVersions", "DeleteObjects", "http.response.status_code")
          .doesNotContain("4711", "attic");
    }
  }

  private static Errand errand(Scene scene, TestSpans spans) {
    return Errand.advance(scene.clock, Scene.PATIENT, Optional::empty).traced(spans);
  }
}
