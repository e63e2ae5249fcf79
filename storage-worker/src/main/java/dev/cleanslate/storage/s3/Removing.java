package dev.cleanslate.storage.s3;

import dev.cleanslate.worker.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/// The deletion of many in one request, answered quietly: only what failed is told, key by key,
/// within a 200.
final class Removing {
  private Removing() {}

  static Removal many(
      S3Client client,
      AwsRequestOverrideConfiguration options,
      String bucket,
      List<Stored> ones,
      boolean conditional) {
    List<ObjectIdentifier> identifiers =
        ones.stream().map(each -> identifier(each, conditional)).toList();
    List<S3Error> errors =
        client
            .deleteObjects(request ->
                request
                    .overrideConfiguration(options)
                    .bucket(bucket)
                    .delete(list -> list.objects(identifiers).quiet(true)))
            .errors();
    return read(ones.size(), errors);
  }

  /// A condition is weighed against the key's newest version only, so it is of use only for what
  /// has no version id of its own.
  private static ObjectIdentifier identifier(Stored one, boolean conditional) {
    ObjectIdentifier.Builder identifier =
        ObjectIdentifier.builder().key(one.key()).versionId(one.versionId());
    if (conditional && !one.isImmutable() && one.etag() != null) {
      identifier.eTag(one.etag());
    }
    return identifier.build();
  }

  private static Removal read(int asked, List<S3Error> errors) {
    Map<Hitch, Integer> left = new EnumMap<>(Hitch.class);
    @Nullable String code = null;
    for (S3Error error : errors) {
      if (!Hitch.isAbsence(error.code())) {
        left.merge(Hitch.of(error.code(), error.message()), 1, Integer::sum);
        code = code == null ? Words.code(error.code()) : code;
      }
    }
    int notGone = left.values().stream().mapToInt(Integer::intValue).sum();
    return new Removal(Math.max(0, asked - notGone), left, code);
  }
}
