package dev.cleanslate.storage.s3;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Puts the client library's pages into our words. Pure functions.
final class Pages {
  private Pages() {}

  static Slice<Stored> of(ListObjectVersionsResponse page) {
    List<Stored> items = new ArrayList<>();
    page.versions().forEach(each -> items.add(version(each)));
    page.deleteMarkers().forEach(each -> items.add(marker(each)));
    return slice(items, page.isTruncated(), page.nextKeyMarker(), page.nextVersionIdMarker());
  }

  private static Stored version(ObjectVersion each) {
    return new Stored(
        each.key(),
        each.versionId(),
        each.eTag(),
        each.lastModified(),
        false,
        Boolean.TRUE.equals(each.isLatest()));
  }

  private static Stored marker(DeleteMarkerEntry each) {
    return new Stored(
        each.key(),
        each.versionId(),
        null,
        each.lastModified(),
        true,
        Boolean.TRUE.equals(each.isLatest()));
  }

  static Slice<Stored> of(ListObjectsV2Response page) {
    List<Stored> items = page.contents().stream().map(Pages::object).toList();
    return slice(items, page.isTruncated(), page.nextContinuationToken(), null);
  }

  private static Stored object(S3Object each) {
    return new Stored(each.key(), null, each.eTag(), each.lastModified(), false, true);
  }

  static Slice<Upload> of(ListMultipartUploadsResponse page) {
    List<Upload> items = page.uploads().stream().map(Pages::upload).toList();
    return slice(items, page.isTruncated(), page.nextKeyMarker(), page.nextUploadIdMarker());
  }

  private static Upload upload(MultipartUpload each) {
    return new Upload(each.key(), each.uploadId(), each.initiated());
  }

  private static <T> Slice<T> slice(
      List<T> items, @Nullable Boolean isTruncated, @Nullable String key, @Nullable String within) {
    if (!Boolean.TRUE.equals(isTruncated)) {
      return new Slice<>(items);
    }
    Slice.@Nullable Cursor next = key == null ? null : new Slice.Cursor(key, within);
    return new Slice<>(items, next, next == null);
  }
}
