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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/// What becomes of all that lies under a prefix.
class SweepTests {
  private static final String ACCOUNT = StorageStage.ACCOUNT;

  private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
  private final Scene scene = Scenes.of(simulator);
  private final Target target = Scene.prefix("attic", "clones/a1/", ACCOUNT);

  SweepTests() {
    seed("s3-bucket", "\"ids\":[\"attic\"]");
  }

  @AfterEach
  void close() {
    scene.close();
    simulator.close();
  }

  private void seed(String kind, String more) {
    simulator.play("{\"seed\":[{\"kind\":\"%s\",%s}]}".formatted(kind, more));
  }

  private void objects(int count, String prefix, String fields) {
    seed(
        "s3-object",
        "\"parent\":\"attic\",\"count\":%d,\"fields\":{\"prefix\":\"%s\"%s}"
            .formatted(count, prefix, fields));
  }

  private void versionedBucket() {
    seed("s3-bucket", "\"ids\":[\"attic\"],\"fields\":{\"versioning\":\"enabled\"}");
  }

  private void put(String key) {
    scene.client.putObject(
        request -> request.bucket("attic").key(key), RequestBody.fromString("content"));
  }

  private int count(String kind) {
    return simulator.objects().count(kind);
  }

  private int batches() {
    return simulator.requests().matching("POST", "/s3/attic").size();
  }

  @Test
  void aPrefixNeverTakesAnotherThatBeginsAlike() {
    objects(3, "clones/a1/", "");
    objects(2, "clones/a10/", "");
    seed("s3-object", "\"parent\":\"attic\",\"ids\":[\"clones/a1\",\"clones/a1.txt\"]");

    assertThat(scene.advanceToTheEnd(target)).isInstanceOf(Reply.Gone.class);

    assertThat(simulator.objects().ids("s3-object"))
        .containsExactlyInAnyOrder(
            "clones/a1", "clones/a1.txt", "clones/a10/object-000001", "clones/a10/object-000002");
    assertThat(scene.takenAway()).isEqualTo(3);
  }

  @Test
  void aServiceThatDoesNotHonourThePrefixChangesNothing() {
    objects(3, "clones/a1/", "");
    objects(2, "clones/a10/", "");
    objects(2, "others/", "");
    simulator.flip("s3", "prefix", "ignored");

    assertThat(scene.advanceToTheEnd(target)).isInstanceOf(Reply.Gone.class);
    assertThat(scene.look(target)).isInstanceOf(Verdict.Gone.class);
    assertThat(count("s3-object")).isEqualTo(4);
  }

  @Test
  void aServiceThatDoesNotCodeKeysIsReadAllTheSame() {
    simulator.flip("s3", "encoding", "ignored");
    put("clones/a1/a b");
    put("clones/a1/a+b%41");

    assertThat(scene.advanceToTheEnd(target)).isInstanceOf(Reply.Gone.class);
    assertThat(count("s3-object")).isZero();
  }

  @Test
  void everyUglyKeyGoes() {
    List<String> names =
        List.of(
            "a b",
            "a+b",
            "50%",
            "%2e%2e%2f",
            "\u00fc/\u6f22\u5b57/\ud83d\ude00",
            "a//b",
            "../up",
            "..",
            ".",
            "/led",
            "q?x=1&y",
            "#",
            "*",
            "<&>\"'",
            "back\\slash",
            "line\nbreak",
            "re\rturn",
            "tab\there",
            "bell\u0007",
            "end/");
    names.forEach(name -> put("clones/a1/" + name));
    put("clones/a1");
    put("up");

    assertThat(scene.advanceToTheEnd(target)).isInstanceOf(Reply.Gone.class);

    assertThat(simulator.objects().ids("s3-object")).containsExactlyInAnyOrder("clones/a1", "up");
    assertThat(scene.takenAway()).isEqualTo(names.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "a+b",
        "50%41",
        "\u00fc/\u6f22",
        "a//b",
        "..",
        "../up",
        "/led",
        "q?x&y=#",
        "end/",
        "<&>"
      })
  void anyKeyCanBeTheOneMeant(String key) {
    put(key);
    put(key + "2");
    Target one = Scene.object("attic", key, ACCOUNT);

    assertThat(scene.look(one)).isInstanceOf(Verdict.Present.class);
    assertThat(scene.advanceToTheEnd(one)).isInstanceOf(Reply.Gone.class);
    assertThat(scene.look(one)).isInstanceOf(Verdict.Gone.class);
    assertThat(simulator.objects().ids("s3-object")).containsExactly(key + "2");
  }

  @Test
  void versionsMarkersAndUnfinishedUploadsGoToo() {
    versionedBucket();
    for (int i = 0; i < 3; i++) {
      put("clones/a1/doc");
      put("clones/a2/doc");
    }
    scene.client.deleteObject(request -> request.bucket("attic").key("clones/a1/doc"));
    scene.client.createMultipartUpload(request -> request.bucket("attic").key("clones/a1/big"));
    scene.client.createMultipartUpload(request -> request.bucket("attic").key("clones/a2/big"));

    assertThat(scene.look(target))
        .isInstanceOfSatisfying(
            Verdict.Present.class,
            present -> {
              assertThat(present.tally()).isEqualTo(new Tally(5, 0));
              assertThat(present.evidence().answer())
                  .contains("0 objects, 3 older versions, 1 delete markers, 1 unfinished uploads");
            });
    assertThat(scene.advanceToTheEnd(target)).isInstanceOf(Reply.Gone.class);
    assertThat(scene.look(target)).isInstanceOf(Verdict.Gone.class);
    assertThat(scene.takenAway()).isEqualTo(5);
    assertThat(count("s3-version")).isEqualTo(3);
    assertThat(count("s3-upload")).isEqualTo(1);
  }

  @Test
  void aMarkerStaysAsLongAsAVersionThatItHidesCannotGo() {
    versionedBucket();
    scene.client.putObject(
        request -> request.bucket("attic").key("clones/a1/held").objectLockLegalHoldStatus("ON"),
        RequestBody.fromString("held"));
    scene.client.deleteObject(request -> request.bucket("attic").key("clones/a1/held"));

    assertThat(scene.advanceToTheEnd(target))
        .isInstanceOfSatisfying(
            Reply.Refused.class, no -> assertThat(no.reason()).isEqualTo(Refusal.PROTECTED));
    assertThat(count("s3-object")).as("what is hidden").isZero();
    assertThat(count("s3-version")).isEqualTo(2);
  }

  @Test
  void markersThatHideNothingGoHoweverManyThereAre() {
    versionedBucket();
    simulator.flip("s3", "page", "3");
    for (int i = 0; i < 8; i++) {
      scene.client.deleteObject(request -> request.bucket("attic").key("clones/a1/ghost"));
    }

    assertThat(scene.advanceToTheEnd(target)).isInstanceOf(Reply.Gone.class);
    assertThat(count("s3-version")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDenied, FORBIDDEN",
    "ObjectLocked, PROTECTED",
    "SomethingNew, FAILED",
    "PreconditionFailed, NOT_THE_SAME"
  })
  void oneKeyThatIsRefusedHoldsNoOtherBack(String code, Refusal reason) {
    objects(5, "clones/a1/", "");
    seed(
        "s3-object",
        "\"parent\":\"attic\",\"ids\":[\"clones/a1/kept\"],\"fields\":{\"error\":\"%s\"}"
            .formatted(code));

    assertThat(scene.advance(target))
        .isInstanceOfSatisfying(
            Reply.StillDeleting.class,
            still -> assertThat(still.tally()).isEqualTo(new Tally(5, 0)));
    assertThat(scene.advance(target))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            no -> {
              assertThat(no.reason()).isEqualTo(reason);
              assertThat(no.detail()).contains("1 could not be deleted").contains(code);
            });
    assertThat(simulator.objects().ids("s3-object")).containsExactly("clones/a1/kept");
  }

  @Test
  void manyThatAreRefusedHideNoneBehindThem() {
    simulator.flip("s3", "page", "2");
    objects(20, "clones/a1/a-", ",\"error\":\"AccessDenied\"");
    objects(2, "clones/a1/z-", "");

    assertThat(scene.advance(target))
        .isInstanceOfSatisfying(
            Reply.StillDeleting.class,
            still -> assertThat(still.tally()).isEqualTo(new Tally(2, 0)));
    assertThat(scene.advance(target))
        .isInstanceOfSatisfying(
            Reply.Refused.class, no -> assertThat(no.detail()).contains("20 could not"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SlowDown", "InternalError"})
  void aKeyThatIsToGoLaterIsTriedAgain(String code) {
    objects(2, "clones/a1/", ",\"error\":\"%s\",\"times\":1".formatted(code));

    assertThat(scene.advance(target)).isInstanceOf(Reply.Unavailable.class);
    assertThat(scene.advance(target)).isInstanceOf(Reply.Gone.class);
  }

  @Test
  void whatIsYoungerThanTheRegistrationIsLeftAndCounted() {
    objects(4, "clones/a1/old-", "");
    String bound = java.time.Instant.now().plusMillis(500).toString();
    simulator.turn(java.time.Duration.ofMinutes(1));
    objects(3, "clones/a1/new-", "");
    Target bounded = Scene.prefix("attic", "clones/a1/", ACCOUNT, "before:" + bound);

    assertThat(scene.advanceToTheEnd(bounded))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            no -> {
              assertThat(no.reason()).isEqualTo(Refusal.NOT_THE_SAME);
              assertThat(no.detail()).contains("3 are younger");
            });
    assertThat(scene.takenAway()).isEqualTo(4);
    assertThat(simulator.objects().ids("s3-object"))
        .hasSize(3)
        .allMatch(each -> each.contains("new-"));
    assertThat(scene.look(bounded))
        .isInstanceOfSatisfying(
            Verdict.Unverifiable.class,
            unclear -> assertThat(unclear.reason()).isEqualTo(Doubt.BAD_TARGET));
  }

  @Test
  void aServiceThatIgnoresVersionsIsNotTakenForEmpty() {
    simulator.flip("s3", "versions", "ignored");
    objects(1500, "clones/a1/", "");

    assertThat(scene.look(target))
        .isInstanceOfSatisfying(
            Verdict.Present.class,
            present -> assertThat(present.tally()).isEqualTo(new Tally(1500, 0)));
    assertThat(scene.advanceToTheEnd(target)).isInstanceOf(Reply.Gone.class);
    assertThat(count("s3-object")).isZero();
  }

  @Test
  void aServiceWithoutVersionsAndUploadsIsReadAsFarAsItGoes() {
    simulator.flip("s3", "versions", "not-implemented");
    simulator.flip("s3", "uploads", "not-implemented");
    objects(20, "clones/a1/", "");

    assertThat(scene.advanceToTheEnd(target)).isInstanceOf(Reply.Gone.class);
    assertThat(scene.look(target)).isInstanceOf(Verdict.Gone.class);
  }

  @Test
  void whatIsSaidToBeDeletedAndStillListedIsNoProgress() {
    objects(3, "clones/a1/", "");
    simulator.faults().add(Fault.on("POST", "/s3/attic", Action.notDeleted()).times(1));

    assertThat(scene.advance(target))
        .isInstanceOfSatisfying(
            Reply.Unavailable.class,
            later -> assertThat(later.detail()).contains("3 are said to be deleted"));
    assertThat(batches()).isEqualTo(1);
    assertThat(scene.advance(target)).isInstanceOf(Reply.Gone.class);
    assertThat(scene.takenAway()).isEqualTo(3);
  }

  @Test
  void aListingThatGoesInCirclesOrIsCutIsNeverCalledGone() {
    objects(5, "clones/a1/", "");
    simulator.flip("s3", "page", "2");
    simulator
        .faults()
        .add(
            Fault.on(
                "GET",
                "/s3/attic",
                new Action.Lie(new dev.cleanslate.simulator.room.Listing.Loops())));

    assertThat(scene.look(target)).isInstanceOf(Verdict.Unverifiable.class);
    assertThat(scene.advance(target)).isNotInstanceOf(Reply.Gone.class);
  }

  @Test
  void aBucketThatIsAbsentProvesNothing() {
    Target nowhere = Scene.prefix("nowhere", "clones/a1/", ACCOUNT);

    assertThat(scene.look(nowhere)).isInstanceOf(Verdict.Unverifiable.class);
    assertThat(scene.advance(nowhere)).isNotInstanceOf(Reply.Gone.class);
  }

  @Test
  void aBucketOfAnotherAccountIsNoPlaceToLook() {
    simulator.admitS3("AKIAOTHER", "other-secret", "account-other");
    objects(1, "clones/a1/", "");
    StorageProperties.Service other = Scene.service(simulator.s3(), "AKIAOTHER", "other-secret");
    try (Scene elsewhere = new Scene(other, Scene.PATIENT)) {
      assertThat(elsewhere.look(target)).isInstanceOf(Verdict.Unverifiable.class);
      assertThat(elsewhere.advance(target)).isNotInstanceOf(Reply.Gone.class);
    }
    assertThat(count("s3-object")).isEqualTo(1);
  }

  @Test
  void aRedirectIsNotFollowed() {
    objects(1, "clones/a1/", "");
    Simulator elsewhere = Simulator.start(SimulatorOptions.defaults());
    simulator
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
      assertThat(scene.advance(target))
          .isInstanceOfSatisfying(
              Reply.Refused.class, no -> assertThat(no.reason()).isEqualTo(Refusal.BAD_TARGET));
      assertThat(scene.look(target))
          .isInstanceOfSatisfying(
              Verdict.Unverifiable.class,
              unclear -> assertThat(unclear.reason()).isEqualTo(Doubt.BAD_TARGET));
      assertThat(elsewhere.requests().count()).isZero();
    }
  }

  @Test
  void aDeletionOfManyBearsAnMd5AndNothingElseBearsADigest() {
    objects(1, "clones/a1/", "");

    scene.advance(target);

    assertThat(simulator.requests().matching("POST", "/s3/attic"))
        .singleElement()
        .satisfies(request -> assertThat(request.headers()).containsKey("content-md5"));
    assertThat(simulator.requests().matching("GET", "/s3/attic"))
        .isNotEmpty()
        .allSatisfy(request ->
            assertThat(request.headers())
                .doesNotContainKeys("x-amz-checksum-mode", "x-amz-checksum-crc32"));
  }
}
