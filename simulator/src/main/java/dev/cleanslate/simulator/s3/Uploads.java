package dev.cleanslate.simulator.s3;

import dev.cleanslate.simulator.http.Body;
import dev.cleanslate.simulator.room.Served;
import java.io.ByteArrayOutputStream;
import java.util.Map;

/// The calls of a multipart upload: begin, store a part, complete, abort.
record Uploads(Warehouse warehouse) {

  Served begin(Visit visit) {
    Upload upload = warehouse.of(visit).begin(visit.key());
    return Visit.changed(
        "InitiateMultipartUploadResult",
        xml ->
            xml.with("Bucket", visit.bucket())
                .with("Key", visit.key())
                .with("UploadId", upload.id()));
  }

  Served part(Visit visit) {
    Upload upload =
        warehouse
            .of(visit)
            .upload(visit.key(), visit.query("uploadId"))
            .orElseThrow(Refused::noUpload);
    Body content = Chunks.content(visit.request());
    upload.parts().put(number(visit), content);
    return Visit.done(200, Map.of("ETag", Digests.etag(content)), true);
  }

  private static int number(Visit visit) {
    try {
      return Integer.parseInt(visit.query("partNumber"));
    } catch (NumberFormatException _) {
      throw Refused.of(400, "InvalidArgument", "partNumber is not a number");
    }
  }

  Served complete(Visit visit) {
    Bucket bucket = warehouse.of(visit);
    Upload upload = bucket.end(visit.key(), visit.query("uploadId")).orElseThrow(Refused::noUpload);
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    upload.parts().values().forEach(part -> joined.writeBytes(part.bytes()));
    Body content = Body.of(joined.toByteArray());
    Version version = bucket.put(visit.key(), content, Digests.etag(content), false);
    return Visit.changed(
        "CompleteMultipartUploadResult",
        xml ->
            xml.with("Bucket", visit.bucket())
                .with("Key", visit.key())
                .with("ETag", version.etag()));
  }

  Served abort(Visit visit) {
    Bucket bucket = warehouse.of(visit);
    String id = visit.query("uploadId");
    if (bucket.upload(visit.key(), id).isEmpty()) {
      throw Refused.noUpload();
    }
    if (visit.isToLeave()) {
      bucket.end(visit.key(), id);
    }
    return Visit.done(204, Map.of(), visit.isToLeave());
  }
}
