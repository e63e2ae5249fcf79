package dev.cleanslate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.worker.cloud.CallLimits;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a service may lack, and what it may not be believed.
class ServiceTests {
  private final Attic attic = new Attic();

  @AfterEach
  void close() {
    attic.close();
  }

  @Test
  void aServiceThatIgnoresVersionsIsNotTakenForEmpty() {
    attic.simulator.flip("s3", "versions", "ignored");
    attic.objects(1500, "clones/a1/", "");

    assertThat(attic.scene.look(attic.target))
        .isInstanceOfSatisfying(
            Verdict.Present.class,
            present -> assertThat(present.tally()).isEqualTo(new Tally(1500, 0)));
    assertThat(attic.scene.advanceToTheEnd(attic.target)).isInstanceOf(Reply.Gone.class);
    assertThat(attic.count("s3-object")).isZero();
  }

  @Test
  void aServiceWithoutVersionsAndUploadsIsReadAsFarAsItGoes() {
    attic.simulator.flip("s3", "versions", "not-implemented");
    attic.simulator.flip("s3", "uploads", "not-implemented");
    attic.objects(20, "clones/a1/", "");

    assertThat(attic.scene.advanceToTheEnd(attic.target)).isInstanceOf(Reply.Gone.class);
    assertThat(attic.scene.look(attic.target)).isInstanceOf(Verdict.Gone.class);
  }

  @Test
  void whatAServiceLacksIsNoOutageOfIt() {
    attic.simulator.flip("s3", "versions", "not-implemented");
    attic.simulator.flip("s3", "uploads", "not-implemented");
    StorageProperties.Service set =
        Scene.service(attic.simulator.s3(), "AKIASIMULATED", "secret-simulated");
    try (Scene guarded = new Scene(set, Scene.PATIENT, CallLimits.usual())) {
      for (int i = 0; i < 10; i++) {
        String prefix = "clones/b%d/".formatted(i);
        attic.objects(1, prefix, "");

        assertThat(guarded.advanceToTheEnd(Scene.prefix("attic", prefix, StorageStage.ACCOUNT)))
            .isInstanceOf(Reply.Gone.class);
      }
    }
  }

  @Test
  void whatIsSaidToBeDeletedAndStillListedIsNoProgress() {
    attic.objects(3, "clones/a1/", "");
    attic.simulator.faults().add(Fault.on("POST", "/s3/attic", Action.notDeleted()).times(1));

    assertThat(attic.scene.advance(attic.target))
        .isInstanceOfSatisfying(
            Reply.Unavailable.class,
            later -> assertThat(later.detail()).contains("3 are said to be deleted"));
    assertThat(attic.simulator.requests().matching("POST", "/s3/attic")).hasSize(1);
    assertThat(attic.scene.advance(attic.target)).isInstanceOf(Reply.Gone.class);
    assertThat(attic.scene.takenAway()).isEqualTo(3);
  }

  @Test
  void aListingThatGoesInCirclesOrIsCutIsNeverCalledGone() {
    attic.objects(5, "clones/a1/", "");
    attic.simulator.flip("s3", "page", "2");
    attic
        .simulator
        .faults()
        .add(
            Fault.on(
                "GET",
                "/s3/attic",
                new Action.Lie(new dev.cleanslate.simulator.room.Listing.Loops())));

    assertThat(attic.scene.look(attic.target)).isInstanceOf(Verdict.Unverifiable.class);
    assertThat(attic.scene.advance(attic.target)).isNotInstanceOf(Reply.Gone.class);
  }

  @Test
  void aBucketThatIsAbsentProvesNothing() {
    Target nowhere = Scene.prefix("nowhere", "clones/a1/", StorageStage.ACCOUNT);

    assertThat(attic.scene.look(nowhere)).isInstanceOf(Verdict.Unverifiable.class);
    assertThat(attic.scene.advance(nowhere)).isNotInstanceOf(Reply.Gone.class);
  }

  @Test
  void aBucketOfAnotherAccountIsNoPlaceToLook() {
    attic.simulator.admitS3("AKIAOTHER", "other-secret", "account-other");
    attic.objects(1, "clones/a1/", "");
    StorageProperties.Service other =
        Scene.service(attic.simulator.s3(), "AKIAOTHER", "other-secret");
    try (Scene elsewhere = new Scene(other, Scene.PATIENT)) {
      assertThat(elsewhere.look(attic.target)).isInstanceOf(Verdict.Unverifiable.class);
      assertThat(elsewhere.advance(attic.target)).isNotInstanceOf(Reply.Gone.class);
    }
    assertThat(attic.count("s3-object")).isEqualTo(1);
  }

  @Test
  void aRedirectIsNotFollowed() {
    attic.objects(1, "clones/a1/", "");
    Simulator elsewhere = Simulator.start(SimulatorOptions.defaults());
    attic
        .simulator
        .faults()
        .add(
            Fault.on(
                "GET",
                "/s3/attic",
                new Action.Respond(
                    301,
                    Action.Form.JSON,
                    null,
                    null,
                    Map.of("Location", elsewhere.s3() + "/attic", "x-amz-bucket-region", "eu-de"),
                    false)));
    try (elsewhere) {
      assertThat(attic.scene.advance(attic.target))
          .isInstanceOfSatisfying(
              Reply.Refused.class, no -> assertThat(no.reason()).isEqualTo(Refusal.BAD_TARGET));
      assertThat(attic.scene.look(attic.target))
          .isInstanceOfSatisfying(
              Verdict.Unverifiable.class,
              unclear -> assertThat(unclear.reason()).isEqualTo(Doubt.BAD_TARGET));
      assertThat(elsewhere.requests().count()).isZero();
    }
  }

  @Test
  void aDeletionOfManyBearsAnMd5AndNothingElseBearsADigest() {
    attic.objects(1, "clones/a1/", "");

    attic.scene.advance(attic.target);

    assertThat(attic.simulator.requests().matching("POST", "/s3/attic"))
        .singleElement()
        .satisfies(request -> assertThat(request.headers()).containsKey("content-md5"));
    assertThat(attic.simulator.requests().matching("GET", "/s3/attic"))
        .isNotEmpty()
        .allSatisfy(request ->
            assertThat(request.headers())
                .doesNotContainKeys("x-amz-checksum-mode", "x-amz-checksum-crc32"));
  }
}
