package dev.cleanslate.simulator.s3;

import dev.cleanslate.simulator.room.Listing;
import dev.cleanslate.simulator.room.Served;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The listings of a bucket: objects in both forms, versions, unfinished uploads.
record Listings(Warehouse warehouse, Switches switches) {

  Served objects(Visit visit) {
    Bucket bucket = warehouse.of(visit);
    boolean isSecond = visit.query("list-type").equals("2");
    String token = visit.optional("continuation-token").orElse("");
    String given = isSecond ? visit.query("start-after") : visit.query("marker");
    String after = isSecond && !token.isEmpty() ? token : given;
    List<Version> objects = new ArrayList<>();
    bucket.walk(
        prefix(visit),
        new Bucket.Mark(after, ""),
        version -> {
          if (bucket.current(version.key()).filter(version::equals).isPresent()) {
            objects.add(version);
          }
        });
    Page<Version> page = page(visit, objects, "max-keys", Version::key);
    return Visit.shown(
        "ListBucketResult",
        xml -> {
          head(visit, xml, "Name");
          xml.with("KeyCount", Integer.toString(page.shown().size()));
          page.shown().forEach(each -> xml.in("Contents", entry -> object(visit, entry, each)));
          xml.with("IsTruncated", Boolean.toString(page.isCut()));
          if (page.isCut()) {
            String next = page.repeats() ? after : page.shown().getLast().key();
            xml.with(isSecond ? "NextContinuationToken" : "NextMarker", next);
          }
        });
  }

  Served versions(Visit visit) {
    Bucket bucket = warehouse.of(visit);
    var after = new Bucket.Mark(visit.query("key-marker"), visit.query("version-id-marker"));
    List<Version> versions = new ArrayList<>();
    bucket.walk(prefix(visit), after, versions::add);
    Page<Version> page = page(visit, versions, "max-keys", Version::key);
    return Visit.shown(
        "ListVersionsResult",
        xml -> {
          head(visit, xml, "Name");
          page.shown().forEach(each -> version(visit, xml, bucket, each));
          xml.with("IsTruncated", Boolean.toString(page.isCut()));
          if (page.isCut()) {
            Version last = page.shown().getLast();
            xml.with("NextKeyMarker", key(visit, page.repeats() ? after.key() : last.key()));
            xml.with("NextVersionIdMarker", page.repeats() ? after.id() : last.id());
          }
        });
  }

  Served uploads(Visit visit) {
    Bucket bucket = warehouse.of(visit);
    String after = visit.query("key-marker") + "\n" + visit.query("upload-id-marker");
    List<Upload> uploads =
        bucket.uploads().stream()
            .filter(each -> each.key().startsWith(prefix(visit)))
            .filter(each -> Keys.ORDER.compare(each.key() + "\n" + each.id(), after) > 0)
            .toList();
    Page<Upload> page = page(visit, uploads, "max-uploads", Upload::key);
    return Visit.shown(
        "ListMultipartUploadsResult",
        xml -> {
          head(visit, xml, "Bucket");
          page.shown()
              .forEach(each ->
                  xml.in(
                      "Upload",
                      entry ->
                          entry
                              .with("Key", key(visit, each.key()))
                              .with("UploadId", each.id())
                              .with("Initiated", each.initiated().toString())));
          xml.with("IsTruncated", Boolean.toString(page.isCut()));
          if (page.isCut()) {
            xml.with("NextKeyMarker", key(visit, page.shown().getLast().key()));
            xml.with("NextUploadIdMarker", page.shown().getLast().id());
          }
        });
  }

  private void head(Visit visit, Xml xml, String name) {
    xml.with(name, visit.bucket()).with("Prefix", key(visit, visit.query("prefix")));
    if (isCoded(visit)) {
      xml.with("EncodingType", "url");
    }
  }

  private void object(Visit visit, Xml xml, Version version) {
    xml.with("Key", key(visit, version.key()))
        .with("LastModified", version.modified().toString())
        .with("ETag", version.etag())
        .with("Size", Integer.toString(version.content().length()))
        .with("StorageClass", "STANDARD");
  }

  private void version(Visit visit, Xml xml, Bucket bucket, Version version) {
    boolean isLatest =
        version.isMarker()
            ? bucket.current(version.key()).isEmpty()
            : bucket.current(version.key()).filter(version::equals).isPresent();
    xml.in(
        version.isMarker() ? "DeleteMarker" : "Version",
        entry -> {
          entry.with("VersionId", version.id()).with("IsLatest", Boolean.toString(isLatest));
          if (version.isMarker()) {
            entry
                .with("Key", key(visit, version.key()))
                .with("LastModified", version.modified().toString());
          } else {
            object(visit, entry, version);
          }
        });
  }

  /// The elements to show, whether more follow, and whether the next page is to be the same.
  private record Page<T>(List<T> shown, boolean isCut, boolean repeats) {}

  private <T> Page<T> page(
      Visit visit, List<T> all, String parameter, java.util.function.Function<T, String> id) {
    int most = Math.min(most(visit, parameter), switches.page());
    List<T> shown = new ArrayList<>(all.subList(0, Math.min(most, all.size())));
    boolean cut = all.size() > shown.size();
    return switch (visit.listing()) {
      case Listing.Honest _, Listing.StillShows _ -> new Page<>(shown, cut, false);
      case Listing.Loops _ -> new Page<>(shown, !shown.isEmpty(), true);
      case Listing.CutShort(int keep) ->
          new Page<>(shown.subList(0, Math.min(keep, shown.size())), false, false);
      case Listing.Misses(Set<String> ids) -> {
        shown.removeIf(each -> ids.contains(id.apply(each)));
        if (ids.isEmpty() && !shown.isEmpty()) {
          shown.removeFirst();
        }
        yield new Page<>(shown, cut && !shown.isEmpty(), false);
      }
    };
  }

  private String prefix(Visit visit) {
    return switches.honoursPrefix() ? visit.query("prefix") : "";
  }

  private static int most(Visit visit, String parameter) {
    String text = visit.optional(parameter).orElse("1000");
    try {
      return Math.max(1, Integer.parseInt(text));
    } catch (NumberFormatException _) {
      throw Refused.of(400, "InvalidArgument", parameter + " is not a number");
    }
  }

  private boolean isCoded(Visit visit) {
    return switches.encodesKeys() && visit.query("encoding-type").equals("url");
  }

  private String key(Visit visit, String key) {
    return isCoded(visit) ? Xml.coded(key) : key;
  }
}
