package dev.cleanslate.simulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cleanslate.simulator.Probe;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What the room refuses, and what its switches do.
class S3RulesTests {
  private static final String BUCKET = "attic";

  private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
  private final S3Client client = S3Clients.of(simulator);

  @AfterEach
  void close() {
    client.close();
    simulator.close();
  }

  private static void isRefused(ThrowingCallable call, int status, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            S3Exception.class,
            refused -> {
              assertThat(refused.statusCode()).isEqualTo(status);
              assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
            });
  }

  private List<String> seed(String fields, String... ids) {
    String keys = String.join("\",\"", ids);
    simulator.play(
        "{\"seed\":[{\"kind\":\"s3-object\",\"parent\":\"attic\",\"ids\":[\"%s\"],\"fields\":%s}]}"
            .formatted(keys, fields));
    return List.of(ids);
  }

  private DeleteObjectsResponse delete(S3Client with, List<ObjectIdentifier> ones) {
    return with.deleteObjects(
        request -> request.bucket(BUCKET).delete(list -> list.objects(ones).quiet(true)));
  }

  private static ObjectIdentifier key(String key) {
    return ObjectIdentifier.builder().key(key).build();
  }

  @Test
  void anUnknownKeyAndAWrongSecretAreRefused() {
    seed("{}", "a");
    try (S3Client unknown = S3Clients.of(simulator, "AKIANOBODY", "secret-simulated");
        S3Client wrong = S3Clients.of(simulator, "AKIASIMULATED", "guessed")) {
      isRefused(() -> unknown.listBuckets(), 403, "InvalidAccessKeyId");
      isRefused(() -> wrong.listBuckets(), 403, "SignatureDoesNotMatch");
    }
    assertThat(Probe.of(simulator).get("/s3/attic?list-type=2").status()).isEqualTo(400);
  }

  @Test
  void anotherAccountsBucketIsDeniedAndAnAbsentOneIsNot() {
    seed("{}", "a");
    simulator.admitS3("AKIAOTHER", "other-secret", "account-other");
    try (S3Client other = S3Clients.of(simulator, "AKIAOTHER", "other-secret")) {
      isRefused(() -> other.listObjectsV2(request -> request.bucket(BUCKET)), 403, "AccessDenied");
      assertThat(other.listBuckets().buckets()).isEmpty();
      assertThat(other.listBuckets().owner().id()).isEqualTo("account-other");
    }
    isRefused(
        () -> client.listObjectsV2(request -> request.bucket("nowhere")), 404, "NoSuchBucket");
  }

  @Test
  void errorsOfSingleKeysAreToldWithinA200() {
    seed("{}", "free");
    seed("{\"locked\":true}", "locked");
    seed("{\"error\":\"SlowDown\",\"times\":1}", "slow");

    var answer = delete(client, List.of(key("free"), key("locked"), key("slow")));

    assertThat(answer.deleted()).isEmpty();
    assertThat(answer.errors())
        .extracting(each -> each.key() + " " + each.code())
        .containsExactly("locked AccessDenied", "slow SlowDown");
    assertThat(delete(client, List.of(key("slow"))).errors()).isEmpty();
    assertThat(simulator.objects().ids(Warehouse.OBJECT)).containsExactly("locked");
  }

  @Test
  void aDeletionOfManyNeedsItsDigest() {
    seed("{}", "a");
    try (S3Client modern = S3Clients.modern(simulator)) {
      isRefused(() -> delete(modern, List.of(key("a"))), 400, "InvalidRequest");
      simulator.flip("s3", "digest", "any");
      assertThat(delete(modern, List.of(key("a"))).errors()).isEmpty();
    }
    simulator.flip("s3", "batch", "1");
    isRefused(() -> delete(client, List.of(key("b"), key("c"))), 400, "MalformedXML");
  }

  @ParameterizedTest
  @CsvSource({"honoured, 1", "ignored, 0"})
  void aConditionOnTheEtagHoldsWhereItIsHonoured(String position, int left) {
    seed("{}", "a");
    simulator.flip("s3", "if-match", position);
    ObjectIdentifier other = ObjectIdentifier.builder().key("a").eTag("\"other\"").build();

    assertThat(delete(client, List.of(other)).errors()).hasSize(left);
    assertThat(simulator.objects().count(Warehouse.OBJECT)).isEqualTo(left);
  }

  @Test
  void aServiceWithoutVersionsSaysSoOrAnswersAnotherListing() {
    seed("{}", "a");
    simulator.flip("s3", "versions", "not-implemented");
    isRefused(
        () -> client.listObjectVersions(request -> request.bucket(BUCKET)), 501, "NotImplemented");
    simulator.flip("s3", "versions", "ignored");
    assertThat(client.listObjectVersions(request -> request.bucket(BUCKET)).versions()).isEmpty();
    simulator.flip("s3", "owner", "hidden");
    assertThat(client.listBuckets().owner()).isNull();
  }

  @Test
  void faultsAreWordedAsTheServicesDo() {
    seed("{}", "a");
    simulator.faults().add(Fault.on("GET", "/s3/attic", Action.status(503)).times(1));
    isRefused(() -> client.listObjectsV2(request -> request.bucket(BUCKET)), 503, "SlowDown");
    simulator.faults().add(Fault.on("POST", "/s3/attic", Action.notDeleted()).times(1));
    assertThat(delete(client, List.of(key("a"))).errors()).isEmpty();
    assertThat(simulator.objects().ids(Warehouse.OBJECT)).containsExactly("a");
  }
}
