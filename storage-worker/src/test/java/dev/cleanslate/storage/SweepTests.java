package dev.cleanslate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/// What becomes of all that lies under a prefix.
class SweepTests {
  private final Attic attic = new Attic();

  @AfterEach
  void close() {
    attic.close();
  }

  @Test
  void versionsMarkersAndUnfinishedUploadsGoToo() {
    attic.versionedBucket();
    for (int i = 0; i < 3; i++) {
      attic.put("clones/a1/doc");
      attic.put("clones/a2/doc");
    }
    attic.scene.client.deleteObject(request -> request.bucket("attic").key("clones/a1/doc"));
    attic.scene.client.createMultipartUpload(
        request -> request.bucket("attic").key("clones/a1/big"));
    attic.scene.client.createMultipartUpload(
        request -> request.bucket("attic").key("clones/a2/big"));

    assertThat(attic.scene.look(attic.target))
        .isInstanceOfSatisfying(
            Verdict.Present.class,
            present -> {
              assertThat(present.tally()).isEqualTo(new Tally(5, 0));
              assertThat(present.evidence().answer())
                  .contains("0 objects, 3 older versions, 1 delete markers, 1 unfinished uploads");
            });
    assertThat(attic.scene.advanceToTheEnd(attic.target)).isInstanceOf(Reply.Gone.class);
    assertThat(attic.scene.look(attic.target)).isInstanceOf(Verdict.Gone.class);
    assertThat(attic.scene.takenAway()).isEqualTo(5);
    assertThat(attic.count("s3-version")).isEqualTo(3);
    assertThat(attic.count("s3-upload")).isEqualTo(1);
  }

  @Test
  void aMarkerStaysAsLongAsAVersionThatItHidesCannotGo() {
    attic.versionedBucket();
    attic.scene.client.putObject(
        request -> request.bucket("attic").key("clones/a1/held").objectLockLegalHoldStatus("ON"),
        RequestBody.fromString("held"));
    attic.scene.client.deleteObject(request -> request.bucket("attic").key("clones/a1/held"));

    assertThat(attic.scene.advanceToTheEnd(attic.target))
        .isInstanceOfSatisfying(
            Reply.Refused.class, no -> assertThat(no.reason()).isEqualTo(Refusal.PROTECTED));
    assertThat(attic.count("s3-object")).as("what is hidden").isZero();
    assertThat(attic.count("s3-version")).isEqualTo(2);
  }

  @Test
  void markersThatHideNothingGoHoweverManyThereAre() {
    attic.versionedBucket();
    attic.simulator.flip("s3", "page", "3");
    for (int i = 0; i < 8; i++) {
      attic.scene.client.deleteObject(request -> request.bucket("attic").key("clones/a1/ghost"));
    }

    assertThat(attic.scene.advanceToTheEnd(attic.target)).isInstanceOf(Reply.Gone.class);
    assertThat(attic.count("s3-version")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDenied, FORBIDDEN",
    "ObjectLocked, PROTECTED",
    "SomethingNew, FAILED",
    "PreconditionFailed, NOT_THE_SAME"
  })
  void oneKeyThatIsRefusedHoldsNoOtherBack(String code, Refusal reason) {
    attic.objects(5, "clones/a1/", "");
    attic.seed(
        "s3-object",
        "\"parent\":\"attic\",\"ids\":[\"clones/a1/kept\"],\"fields\":{\"error\":\"%s\"}"
            .formatted(code));

    assertThat(attic.scene.advance(attic.target))
        .isInstanceOfSatisfying(
            Reply.StillDeleting.class,
            still -> assertThat(still.tally()).isEqualTo(new Tally(5, 0)));
    assertThat(attic.scene.advance(attic.target))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            no -> {
              assertThat(no.reason()).isEqualTo(reason);
              assertThat(no.detail()).contains("1 could not be deleted").contains(code);
            });
    assertThat(attic.simulator.objects().ids("s3-object")).containsExactly("clones/a1/kept");
  }

  @Test
  void manyThatAreRefusedHideNoneBehindThem() {
    attic.simulator.flip("s3", "page", "2");
    attic.objects(20, "clones/a1/a-", ",\"error\":\"AccessDenied\"");
    attic.objects(2, "clones/a1/z-", "");

    assertThat(attic.scene.advance(attic.target))
        .isInstanceOfSatisfying(
            Reply.StillDeleting.class,
            still -> assertThat(still.tally()).isEqualTo(new Tally(2, 0)));
    assertThat(attic.scene.advance(attic.target))
        .isInstanceOfSatisfying(
            Reply.Refused.class, no -> assertThat(no.detail()).contains("20 could not"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SlowDown", "InternalError"})
  void aKeyThatIsToGoLaterIsTriedAgain(String code) {
    attic.objects(2, "clones/a1/", ",\"error\":\"%s\",\"times\":1".formatted(code));

    assertThat(attic.scene.advance(attic.target)).isInstanceOf(Reply.Unavailable.class);
    assertThat(attic.scene.advance(attic.target)).isInstanceOf(Reply.Gone.class);
  }

  @Test
  void whatIsYoungerThanTheRegistrationIsLeftAndCounted() {
    attic.objects(4, "clones/a1/old-", "");
    String bound = java.time.Instant.now().plusMillis(500).toString();
    attic.simulator.turn(java.time.Duration.ofMinutes(1));
    attic.objects(3, "clones/a1/new-", "");
    Target bounded = Scene.prefix("attic", "clones/a1/", StorageStage.ACCOUNT, "before:" + bound);

    assertThat(attic.scene.advanceToTheEnd(bounded))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            no -> {
              assertThat(no.reason()).isEqualTo(Refusal.NOT_THE_SAME);
              assertThat(no.detail()).contains("3 are younger");
            });
    assertThat(attic.scene.takenAway()).isEqualTo(4);
    assertThat(attic.simulator.objects().ids("s3-object"))
        .hasSize(3)
        .allMatch(each -> each.contains("new-"));
    assertThat(attic.scene.look(bounded))
        .isInstanceOfSatisfying(
            Verdict.Unverifiable.class,
            unclear -> assertThat(unclear.reason()).isEqualTo(Doubt.BAD_TARGET));
  }
}
