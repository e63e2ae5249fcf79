package dev.cleanslate.simulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The life of objects, as the vendor's client sees it.
class S3LifeTests {
  private static final String BUCKET = "attic";

  private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
  private final S3Client client = S3Clients.of(simulator);

  S3LifeTests() {
    client.createBucket(request -> request.bucket(BUCKET));
  }

  @AfterEach
  void close() {
    client.close();
    simulator.close();
  }

  private void put(String key, String content) {
    client.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(content));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "a/b/c",
        "with space",
        "a+b",
        "50%",
        "100%41",
        "ü/漢字/😀",
        "a//b",
        "/led",
        "a/../b",
        "..",
        "q?x=1&y",
        "hash#tag",
        "semi;colon",
        "quote\"'<&>",
        "end/",
        "tab\tand\nline",
        "*~!()"
      })
  void anyKeyIsStoredListedReadAndDeleted(String key) {
    put(key, "content");

    List<S3Object> listed =
        client
            .listObjectsV2(
                request -> request.bucket(BUCKET).prefix(key).encodingType(EncodingType.URL))
            .contents();
    assertThat(listed).extracting(S3Object::key).containsExactly(key);
    assertThat(client.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asUtf8String())
        .isEqualTo("content");
    assertThat(client.headObject(request -> request.bucket(BUCKET).key(key)).eTag())
        .isEqualTo(listed.getFirst().eTag());

    var answer =
        client.deleteObjects(request ->
            request
                .bucket(BUCKET)
                .delete(list -> list.objects(ObjectIdentifier.builder().key(key).build())));

    assertThat(answer.errors()).isEmpty();
    assertThat(answer.deleted()).hasSize(1);
    assertThat(simulator.objects().has(Warehouse.OBJECT, key)).isFalse();
  }

  @Test
  void versionsAreKeptMarkedAndDeletedForGood() {
    client.putBucketVersioning(request ->
        request
            .bucket(BUCKET)
            .versioningConfiguration(to -> to.status(BucketVersioningStatus.ENABLED)));
    put("doc", "one");
    put("doc", "two");
    client.deleteObject(request -> request.bucket(BUCKET).key("doc"));

    ListObjectVersionsResponse listed = versions();
    assertThat(listed.versions()).hasSize(2).noneMatch(each -> each.isLatest());
    assertThat(listed.deleteMarkers()).singleElement().matches(each -> each.isLatest());
    assertThat(client.listObjectsV2(request -> request.bucket(BUCKET)).contents()).isEmpty();

    String marker = listed.deleteMarkers().getFirst().versionId();
    client.deleteObject(request -> request.bucket(BUCKET).key("doc").versionId(marker));
    assertThat(client.listObjectsV2(request -> request.bucket(BUCKET)).contents()).hasSize(1);
    versions()
        .versions()
        .forEach(each ->
            client.deleteObject(
                request -> request.bucket(BUCKET).key("doc").versionId(each.versionId())));

    assertThat(simulator.objects().count(Warehouse.VERSION)).isZero();
  }

  private ListObjectVersionsResponse versions() {
    return client.listObjectVersions(request -> request.bucket(BUCKET));
  }

  @Test
  void pagesOfVersionsShowEachOnceThoughWhatWasShownIsDeletedMeanwhile() {
    client.putBucketVersioning(request ->
        request
            .bucket(BUCKET)
            .versioningConfiguration(to -> to.status(BucketVersioningStatus.ENABLED)));
    for (int i = 0; i < 7; i++) {
      put("a", "a" + i);
      put("b", "b" + i);
    }

    int seen = 0;
    ListObjectVersionsResponse page =
        client.listObjectVersions(request -> request.bucket(BUCKET).maxKeys(3));
    while (true) {
      seen += page.versions().size();
      page.versions()
          .forEach(each ->
              client.deleteObject(
                  request -> request.bucket(BUCKET).key(each.key()).versionId(each.versionId())));
      if (!page.isTruncated()) {
        break;
      }
      ListObjectVersionsResponse last = page;
      page =
          client.listObjectVersions(request ->
              request
                  .bucket(BUCKET)
                  .maxKeys(3)
                  .keyMarker(last.nextKeyMarker())
                  .versionIdMarker(last.nextVersionIdMarker()));
    }

    assertThat(seen).isEqualTo(14);
    assertThat(simulator.objects().count(Warehouse.VERSION)).isZero();
  }

  @Test
  void anUploadIsListedUntilItIsCompletedOrAborted() {
    String done =
        client.createMultipartUpload(request -> request.bucket(BUCKET).key("done")).uploadId();
    String left =
        client.createMultipartUpload(request -> request.bucket(BUCKET).key("left")).uploadId();
    String etag =
        client
            .uploadPart(
                request -> request.bucket(BUCKET).key("done").uploadId(done).partNumber(1),
                RequestBody.fromString("part"))
            .eTag();
    client.completeMultipartUpload(request ->
        request
            .bucket(BUCKET)
            .key("done")
            .uploadId(done)
            .multipartUpload(
                parts -> parts.parts(CompletedPart.builder().partNumber(1).eTag(etag).build())));

    assertThat(client.listMultipartUploads(request -> request.bucket(BUCKET)).uploads())
        .singleElement()
        .matches(each -> each.uploadId().equals(left) && each.key().equals("left"));
    client.abortMultipartUpload(request -> request.bucket(BUCKET).key("left").uploadId(left));
    assertThat(client.listMultipartUploads(request -> request.bucket(BUCKET)).uploads()).isEmpty();
    assertThat(simulator.objects().ids(Warehouse.OBJECT)).containsExactly("done");
  }

  @Test
  void twentyThousandObjectsAreSeededInOneCall() {
    simulator.play(
        """
        {"seed":[{"kind":"s3-object","parent":"attic","count":20000,
          "fields":{"prefix":"clones/a1/"}}]}
        """);

    assertThat(simulator.objects().count(Warehouse.OBJECT)).isEqualTo(20_000);
  }
}
