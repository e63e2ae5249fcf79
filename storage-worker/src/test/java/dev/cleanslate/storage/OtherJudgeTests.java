package dev.cleanslate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.adobe.testing.s3mock.S3MockApplication;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The same against a server that others wrote, so that our own simulator is not the only judge.
class OtherJudgeTests {
  private static S3MockApplication server;
  private final Scene scene = scene();
  private final String account =
      scene.client.listBuckets(request -> request.prefix("")).owner().id();
  private final String bucket = "attic-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    server =
        S3MockApplication.start(
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--server.ssl.enabled=false",
            "--com.adobe.testing.s3mock.http-port=0",
            "--spring.main.sources=" + LoopbackOnly.class.getName());
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  OtherJudgeTests() {
    scene.client.createBucket(request -> request.bucket(bucket).objectLockEnabledForBucket(false));
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @SuppressWarnings("deprecation") // Its maker prefers containers, which not every machine has.
  private static Scene scene() {
    URI endpoint = URI.create("http://127.0.0.1:" + server.getPort());
    return new Scene(Scene.service(endpoint, "any", "secret", 100), Scene.PATIENT);
  }

  private PutObjectResponse put(String key, String content) {
    return scene.client.putObject(
        request -> request.bucket(bucket).key(key), RequestBody.fromString(content));
  }

  private List<String> keys() {
    return scene
        .client
        .listObjectsV2Paginator(request -> request.bucket(bucket))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  @Test
  void allUnderAPrefixGoesAndNothingThatBeginsAlike() {
    put("clones/a1/one", "1");
    put("clones/a1/deep/two", "2");
    put("clones/a10/three", "3");
    put("clones/a1", "4");
    scene.client.createMultipartUpload(request -> request.bucket(bucket).key("clones/a1/big"));
    scene.client.createMultipartUpload(request -> request.bucket(bucket).key("clones/a10/big"));
    Target target = Scene.prefix(bucket, "clones/a1/", account);

    assertThat(scene.look(target))
        .isInstanceOfSatisfying(
            Verdict.Present.class,
            present ->
                assertThat(present.evidence().answer())
                    .contains("2 objects, 0 older versions, 0 delete markers, 1 unfinished"));
    assertThat(scene.advanceToTheEnd(target)).isInstanceOf(Reply.Gone.class);
    assertThat(scene.look(target)).isInstanceOf(Verdict.Gone.class);
    assertThat(scene.takenAway()).isEqualTo(3);
    assertThat(keys()).containsExactlyInAnyOrder("clones/a1", "clones/a10/three");
    assertThat(scene.client.listMultipartUploads(request -> request.bucket(bucket)).uploads())
        .hasSize(1);
  }

  @Test
  void versionsAndMarkersGoToo() {
    scene.client.putBucketVersioning(request ->
        request
            .bucket(bucket)
            .versioningConfiguration(to -> to.status(BucketVersioningStatus.ENABLED)));
    for (int i = 0; i < 3; i++) {
      put("clones/a1/doc", "content " + i);
      put("clones/a2/doc", "content " + i);
    }
    scene.client.deleteObject(request -> request.bucket(bucket).key("clones/a1/doc"));
    Target target = Scene.prefix(bucket, "clones/a1/", account);

    assertThat(scene.look(target)).isInstanceOf(Verdict.Present.class);
    assertThat(scene.advanceToTheEnd(target)).isInstanceOf(Reply.Gone.class);
    assertThat(scene.look(target)).isInstanceOf(Verdict.Gone.class);
    assertThat(scene.takenAway()).isEqualTo(4);
    assertThat(scene.client.listObjectVersions(request -> request.bucket(bucket)).versions())
        .hasSize(3);
  }

  /// In requests of a hundred, since this server takes its time.
  @Test
  @Tag("full")
  void moreThanAPageGoesInPages() {
    for (int i = 0; i < 1_100; i++) {
      put("clones/a1/" + i, "x");
    }
    Target target = Scene.prefix(bucket, "clones/a1/", account);

    assertThat(scene.advanceToTheEnd(target)).isInstanceOf(Reply.Gone.class);
    assertThat(scene.takenAway()).isEqualTo(1_100);
    assertThat(keys()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "a+b",
        "50%",
        "ü/漢字/😀",
        "q?x=1&y",
        "#",
        "*",
        "<&>\"'",
        "line\nbreak",
        "end/"
      })
  void anUglyKeyGoesAloneAndUnderItsPrefix(String name) {
    put("clones/a1/" + name, "1");
    put("clones/a1/" + name + "2", "2");

    assertThat(scene.advanceToTheEnd(Scene.prefix(bucket, "clones/a1/", account)))
        .isInstanceOf(Reply.Gone.class);
    assertThat(keys()).isEmpty();
    assertThat(scene.takenAway()).isEqualTo(2);
  }

  @Test
  void anotherEtagUnderTheSameKeyStays() {
    Target mine = Scene.object(bucket, "avatar", account, "etag:" + put("avatar", "mine").eTag());
    put("avatar", "another's");

    assertThat(scene.advance(mine))
        .isInstanceOfSatisfying(
            Reply.Refused.class, no -> assertThat(no.reason()).isEqualTo(Refusal.NOT_THE_SAME));
    assertThat(keys()).containsExactly("avatar");
    put("avatar", "mine");
    assertThat(scene.advance(mine)).isInstanceOf(Reply.Gone.class);
    assertThat(scene.look(mine)).isInstanceOf(Verdict.Gone.class);
  }

  @Test
  void anotherAccountOrAnAbsentBucketProvesNothing() {
    assertThat(scene.look(Scene.prefix(bucket, "clones/a1/", "somebody-else")))
        .isInstanceOf(Verdict.Unverifiable.class);
    assertThat(scene.look(Scene.prefix("nowhere", "clones/a1/", account)))
        .isInstanceOf(Verdict.Unverifiable.class);
    assertThat(scene.advance(Scene.prefix("nowhere", "clones/a1/", account)))
        .isNotInstanceOf(Reply.Gone.class);
  }
}
