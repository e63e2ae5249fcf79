package dev.cleanslate.storage.s3;

import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.Answer;
import dev.cleanslate.worker.cloud.CloudCall;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/// One service that speaks S3, with one credential: each method is one request through the guard.
///
/// A listing counts as answered only if it names the bucket that was asked for. Listings are asked
/// for with coded keys, since XML cannot carry every key. Thread-safe. Source: Amazon S3 API
/// reference.
public final class S3Service {
  private final S3Client client;
  private final CloudCall guard;
  private final InstantSource clock;
  private final Duration timeout;

  /// @param client a client that repeats nothing on its own
  /// @param timeout the longest one request may take
  public S3Service(S3Client client, CloudCall guard, InstantSource clock, Duration timeout) {
    this.client = client;
    this.guard = guard;
    this.clock = clock;
    this.timeout = timeout;
  }

  /// Whose the credential is, and whether the account has this bucket. The narrowing to the
  /// bucket's name may be ignored by the service.
  public Answer<Holdings> holdings(Errand errand, String bucket) {
    return guard.read(
        errand,
        limit ->
            sent(
                limit,
                options -> {
                  ListBucketsResponse listed =
                      client.listBuckets(request -> {
                        request.overrideConfiguration(options);
                        if (!bucket.isEmpty()) {
                          request.prefix(bucket);
                        }
                      });
                  String owner = listed.owner() == null ? null : listed.owner().id();
                  boolean hasBucket =
                      listed.buckets().stream().anyMatch(each -> bucket.equals(each.name()));
                  return new Answer.Good<>(
                      new Holdings(owner == null || owner.isBlank() ? null : owner, hasBucket));
                }));
  }

  /// A page of all versions and markers whose keys begin so; each key's newest first.
  public Answer<Slice<Stored>> versions(
      Errand errand, String bucket, String prefix, Slice.@Nullable Cursor after) {
    return guard.read(
        errand,
        limit ->
            sent(
                limit,
                options -> {
                  ListObjectVersionsResponse page =
                      client.listObjectVersions(request -> {
                        request.overrideConfiguration(options);
                        request.bucket(bucket).prefix(prefix).encodingType(EncodingType.URL);
                        if (after != null) {
                          request.keyMarker(after.key()).versionIdMarker(after.within());
                        }
                      });
                  return of(bucket, page.name(), Pages.of(page));
                }));
  }

  /// A page of all objects whose keys begin so, as they are now.
  public Answer<Slice<Stored>> objects(
      Errand errand, String bucket, String prefix, Slice.@Nullable Cursor after) {
    return guard.read(
        errand,
        limit ->
            sent(
                limit,
                options -> {
                  ListObjectsV2Response page =
                      client.listObjectsV2(request -> {
                        request.overrideConfiguration(options);
                        request.bucket(bucket).prefix(prefix).encodingType(EncodingType.URL);
                        if (after != null) {
                          request.continuationToken(after.key());
                        }
                      });
                  return of(bucket, page.name(), Pages.of(page));
                }));
  }

  /// A page of all unfinished uploads whose keys begin so.
  public Answer<Slice<Upload>> uploads(
      Errand errand, String bucket, String prefix, Slice.@Nullable Cursor after) {
    return guard.read(
        errand,
        limit ->
            sent(
                limit,
                options -> {
                  ListMultipartUploadsResponse page =
                      client.listMultipartUploads(request -> {
                        request.overrideConfiguration(options);
                        request.bucket(bucket).prefix(prefix).encodingType(EncodingType.URL);
                        if (after != null) {
                          request.keyMarker(after.key()).uploadIdMarker(after.within());
                        }
                      });
                  return of(bucket, page.bucket(), Pages.of(page));
                }));
  }

  /// Deletes up to a thousand in one request.
  ///
  /// @param conditional whether what can be written anew is to go only with the ETag it was listed
  ///   with
  public Answer<Removal> remove(
      Errand errand, String bucket, List<Stored> ones, boolean conditional) {
    return guard.change(
        errand,
        limit ->
            sent(
                limit,
                options ->
                    new Answer.Good<>(Removing.many(client, options, bucket, ones, conditional))));
  }

  /// Deletes one by its path, for keys that [#remove] cannot name.
  public Answer<Removal> removeByPath(
      Errand errand, String bucket, Stored one, boolean conditional) {
    return guard.change(
        errand,
        limit ->
            sent(
                limit,
                options -> {
                  client.deleteObject(request -> {
                    request.overrideConfiguration(options);
                    request.bucket(bucket).key(one.key()).versionId(one.versionId());
                    if (conditional && !one.isImmutable()) {
                      request.ifMatch(one.etag());
                    }
                  });
                  return new Answer.Good<>(new Removal(1, java.util.Map.of(), null));
                }));
  }

  /// Whether [#remove] can name this key.
  public static boolean canName(String key) {
    return XmlText.carries(key);
  }

  /// Ends an unfinished upload and frees its parts.
  public Answer<Removal> abort(Errand errand, String bucket, Upload upload) {
    return guard.change(
        errand,
        limit ->
            sent(
                limit,
                options -> {
                  client.abortMultipartUpload(request -> {
                    request.overrideConfiguration(options);
                    request.bucket(bucket).key(upload.key()).uploadId(upload.id());
                  });
                  return new Answer.Good<>(new Removal(1, java.util.Map.of(), null));
                }));
  }

  private <T> Answer<T> sent(
      Duration limit, Function<AwsRequestOverrideConfiguration, Answer<T>> request) {
    Duration longest = limit.compareTo(timeout) < 0 ? limit : timeout;
    try {
      return request.apply(
          AwsRequestOverrideConfiguration.builder().apiCallTimeout(longest).build());
    } catch (SdkException failure) {
      return Failures.of(failure, clock.instant());
    }
  }

  private static <T> Answer<Slice<T>> of(String bucket, @Nullable String named, Slice<T> slice) {
    return bucket.equals(named)
        ? new Answer.Good<>(slice)
        : new Answer.Silent<>("the answer is no listing of this bucket");
  }
}
