package dev.cleanslate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/// What proves that a key still stands for what was registered.
class ObjectTests {
  private static final String ACCOUNT = StorageStage.ACCOUNT;
  private static final String KEY = "avatars/7.png";

  private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
  private final Scene scene = Scenes.of(simulator);

  ObjectTests() {
    scene.client.createBucket(request -> request.bucket("attic"));
  }

  @AfterEach
  void close() {
    scene.close();
    simulator.close();
  }

  private void keepVersions() {
    scene.client.putBucketVersioning(request ->
        request
            .bucket("attic")
            .versioningConfiguration(to -> to.status(BucketVersioningStatus.ENABLED)));
  }

  private PutObjectResponse put(String content) {
    return scene.client.putObject(
        request -> request.bucket("attic").key(KEY), RequestBody.fromString(content));
  }

  private static Target registered(String sameness) {
    return Scene.object("attic", KEY, ACCOUNT, sameness);
  }

  private void isLeft(Target target) {
    assertThat(scene.advance(target))
        .isInstanceOfSatisfying(
            Reply.Refused.class, no -> assertThat(no.reason()).isEqualTo(Refusal.NOT_THE_SAME));
    assertThat(scene.look(target))
        .isInstanceOfSatisfying(
            Verdict.Unverifiable.class,
            unclear -> assertThat(unclear.reason()).isEqualTo(Doubt.BAD_TARGET));
    assertThat(simulator.requests().matching("POST", "/s3/attic")).isEmpty();
  }

  @Test
  void theSameEtagGoesAndAnotherStays() {
    Target mine = registered("etag:" + put("mine").eTag());
    put("another's");
    isLeft(mine);
    put("mine");

    assertThat(scene.advance(mine)).isInstanceOf(Reply.Gone.class);
    assertThat(scene.look(mine)).isInstanceOf(Verdict.Gone.class);
  }

  @Test
  void theSameTimeGoesAndALaterOneStays() {
    put("mine");
    Target mine = registered("modified:" + modified());
    simulator.turn(java.time.Duration.ofSeconds(5));
    put("mine");
    isLeft(mine);

    assertThat(scene.advance(registered("modified:" + modified()))).isInstanceOf(Reply.Gone.class);
  }

  private String modified() {
    return scene
        .client
        .headObject(request -> request.bucket("attic").key(KEY))
        .lastModified()
        .toString();
  }

  @Test
  void theSameVersionGoesWithAllBeforeItAndALaterOneKeepsAll() {
    keepVersions();
    put("older");
    Target mine = registered("version:" + put("mine").versionId());
    String later = put("another's").versionId();
    isLeft(mine);
    scene.client.deleteObject(request -> request.bucket("attic").key(KEY).versionId(later));

    assertThat(scene.advance(mine)).isInstanceOf(Reply.Gone.class);
    assertThat(simulator.objects().count("s3-version")).isZero();
  }

  @Test
  void theProofGoesLastSoThatABreakInBetweenLosesNoProof() {
    keepVersions();
    for (int i = 0; i < 4; i++) {
      put("older" + i);
    }
    Target mine = registered("version:" + put("mine").versionId());
    simulator.faults().add(Fault.on("POST", "/s3/attic", Action.status(500)).fromNth(2).times(1));

    assertThat(scene.advance(mine)).isInstanceOf(Reply.StillDeleting.class);
    assertThat(simulator.objects().count("s3-version")).isEqualTo(1);
    assertThat(scene.advanceToTheEnd(mine)).isInstanceOf(Reply.Gone.class);
    assertThat(scene.takenAway()).isEqualTo(5);
  }

  @Test
  void whatIsWrittenBetweenTheLookAndTheDeletionStays() {
    Target mine = registered("etag:" + put("mine").eTag());
    var replaced = new java.util.concurrent.atomic.AtomicBoolean();
    simulator.faults().add(Fault.on("POST", "/s3/attic", Action.slow(1_500)).times(1));
    Thread other =
        Thread.ofVirtual()
            .start(() -> {
              org.awaitility.Awaitility.await()
                  .until(() -> !simulator.requests().matching("POST", "/s3/attic").isEmpty());
              put("another's");
              replaced.set(true);
            });

    Reply reply = scene.advance(mine);

    org.awaitility.Awaitility.await().until(() -> !other.isAlive());
    assertThat(replaced).isTrue();
    assertThat(reply).isNotInstanceOf(Reply.Gone.class);
    assertThat(simulator.objects().ids("s3-object")).containsExactly(KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"before:2026-01-01T00:00:00Z", "etag:", "modified:yesterday", "abc", ":"})
  void aProofThatIsNotUnderstoodReachesNoProvider(String sameness) {
    long before = simulator.requests().count();

    assertThat(scene.advance(registered(sameness)))
        .isInstanceOfSatisfying(
            Reply.Refused.class, no -> assertThat(no.reason()).isEqualTo(Refusal.BAD_TARGET));
    assertThat(scene.look(registered(sameness))).isInstanceOf(Verdict.Unverifiable.class);
    assertThat(simulator.requests().count()).isEqualTo(before);
  }

  @Test
  void anUploadToAKeyWithAProofBearsNoneAndStays() {
    Target mine = registered("etag:" + put("mine").eTag());
    scene.client.createMultipartUpload(request -> request.bucket("attic").key(KEY));

    assertThat(scene.advance(mine)).isInstanceOf(Reply.Gone.class);
    assertThat(simulator.objects().count("s3-upload")).isEqualTo(1);
    assertThat(scene.advance(Scene.object("attic", KEY, ACCOUNT))).isInstanceOf(Reply.Gone.class);
    assertThat(simulator.objects().count("s3-upload")).isZero();
  }
}
