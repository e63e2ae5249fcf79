package dev.cleanslate.simulator.s3;

import dev.cleanslate.simulator.http.Answer;
import dev.cleanslate.simulator.http.Body;
import dev.cleanslate.simulator.room.Served;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The calls about one object: store, read, delete.
record Objects(Warehouse warehouse, Switches switches) {

  Served put(Visit visit) {
    Bucket bucket = warehouse.of(visit);
    Body content = Chunks.content(visit.request());
    boolean isLocked = "ON".equals(visit.header("x-amz-object-lock-legal-hold"));
    Version version = bucket.put(visit.key(), content, Digests.etag(content), isLocked);
    return Visit.done(200, headers(version), true);
  }

  Served get(Visit visit) {
    Version version = found(visit);
    Body body = version.content();
    Answer answer = Answer.of(200, "application/octet-stream", body);
    return new Served(answer.with(headers(version)), false);
  }

  private Version found(Visit visit) {
    Bucket bucket = warehouse.of(visit);
    Optional<Version> version =
        visit.asks("versionId")
            ? bucket.version(visit.key(), visit.query("versionId"))
            : bucket.current(visit.key());
    return version.filter(each -> !each.isMarker()).orElseThrow(Refused::noKey);
  }

  Served delete(Visit visit) {
    Bucket bucket = warehouse.of(visit);
    String ifMatch = switches.honoursIfMatch() ? visit.header("If-Match") : null;
    Optional<Version> gone =
        bucket.delete(
            visit.key(), visit.optional("versionId").orElse(null), ifMatch, visit.isToLeave());
    Map<String, String> headers =
        gone.filter(Version::isMarker)
            .map(_ -> Map.of("x-amz-delete-marker", "true"))
            .orElse(Map.of());
    return Visit.done(204, headers, gone.isPresent() && visit.isToLeave());
  }

  private static Map<String, String> headers(Version version) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ETag", version.etag());
    headers.put(
        "Last-Modified",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(version.modified().atOffset(ZoneOffset.UTC)));
    if (!version.id().equals(Version.NULL)) {
      headers.put("x-amz-version-id", version.id());
    }
    return headers;
  }
}
