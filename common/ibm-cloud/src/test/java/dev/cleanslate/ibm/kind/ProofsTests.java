package dev.cleanslate.ibm.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.ibm.Scene;
import dev.cleanslate.ibm.Station;
import dev.cleanslate.ibm.kind.Proofs.Proof;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.worker.cloud.Controls;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Controls are asked one after the other, and only as far as absence goes.
class ProofsTests {
  private static final String ABSENT = "{\"errors\":[{\"code\":\"not_found\"}]}";

  @Test
  void whereTheFirstIsAbsentTheNextOneCountsAndTheProofSaysSo() {
    try (Scene scene = new Scene(asked -> answer(asked, 404))) {
      assertThat(proofs(scene).of(both(scene), Doubt.CONTROL_FAILED, scene.look()))
          .isEqualTo(
              new Proof.Proven(
                  new Controls.Control(Scene.ACCOUNT, "GET second -> 200", 0),
                  "GET first -> 404 not_found"));
    }
  }

  @Test
  void whereTheFirstFailsTheNextOneIsNotAsked() {
    for (int status : new int[] {401, 409, 500}) {
      try (Scene scene = new Scene(asked -> answer(asked, status))) {
        assertThat(proofs(scene).of(both(scene), Doubt.CONTROL_FAILED, scene.look()))
            .isInstanceOf(Proof.Failed.class);
        assertThat(scene.station.heard())
            .noneMatch(asked -> asked.path().startsWith("/v1/vpcs/second"));
      }
    }
  }

  @Test
  void whereAllAreAbsentNothingIsProvenAndTheKindSaysWhatThatMeans() {
    for (Doubt doubt : new Doubt[] {Doubt.CONTROL_FAILED, Doubt.NO_CONTROL}) {
      try (Scene scene = new Scene(_ -> Station.json(404, ABSENT))) {
        assertThat(proofs(scene).of(both(scene), doubt, scene.look()))
            .isEqualTo(new Proof.Failed(doubt, "GET second -> 404 not_found"));
      }
    }
  }

  @Test
  void whereThereIsNothingToAskNothingIsProven() {
    try (Scene scene = new Scene(_ -> Station.json(200, "{}"))) {
      assertThat(proofs(scene).of(List.of(), Doubt.CONTROL_FAILED, scene.look()))
          .isInstanceOfSatisfying(
              Proof.Failed.class, failed -> assertThat(failed.doubt()).isEqualTo(Doubt.NO_CONTROL));
    }
  }

  @Test
  void aProofIsRememberedForHalfAMinute() {
    try (Scene scene = new Scene(_ -> Station.json(200, "{}"))) {
      Proofs proofs = proofs(scene);
      proofs.of(both(scene), Doubt.CONTROL_FAILED, scene.look());
      scene.pass(Duration.ofSeconds(30));
      assertThat(proofs.of(both(scene), Doubt.CONTROL_FAILED, scene.look()))
          .isInstanceOfSatisfying(
              Proof.Proven.class, proven -> assertThat(proven.control().ageMs()).isEqualTo(30_000));
      scene.pass(Duration.ofMillis(1));
      proofs.of(both(scene), Doubt.CONTROL_FAILED, scene.look());

      assertThat(scene.station.heard())
          .filteredOn(asked -> asked.method().equals("GET"))
          .hasSize(2);
    }
  }

  private static String answer(Station.Heard asked, int first) {
    return asked.path().startsWith("/v1/vpcs/first")
        ? Station.json(first, ABSENT)
        : Station.json(200, "{}");
  }

  private static Proofs proofs(Scene scene) {
    return new Proofs(scene.api, new Controls(scene.clock()));
  }

  private static List<Site.Control> both(Scene scene) {
    return List.of(control(scene, "first"), control(scene, "second"));
  }

  private static Site.Control control(Scene scene, String name) {
    return new Site.Control(name, "GET " + name, () -> scene.vpc.getVpc(name));
  }
}
