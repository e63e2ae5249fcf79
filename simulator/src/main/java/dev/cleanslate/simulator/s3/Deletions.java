package dev.cleanslate.simulator.s3;

import dev.cleanslate.simulator.room.Served;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// The deletion of many keys in one call: each has its own outcome within one 200.
record Deletions(Warehouse warehouse, Switches switches) {

  Served many(Visit visit) {
    Bucket bucket = warehouse.of(visit);
    check(visit);
    Wanted wanted = Wanted.read(visit.request().body().bytes());
    if (wanted.ones().isEmpty() || wanted.ones().size() > switches.batch()) {
      throw Refused.malformed("The number of keys is not between 1 and " + switches.batch());
    }
    AtomicBoolean applied = new AtomicBoolean();
    Served served =
        Visit.shown(
            "DeleteResult",
            xml -> wanted.ones().forEach(each -> one(visit, bucket, wanted, each, xml, applied)));
    return new Served(served.answer(), applied.get());
  }

  private void check(Visit visit) {
    String md5 = visit.header("Content-MD5");
    boolean hasOther =
        visit.request().headers().lines().stream()
            .anyMatch(line ->
                line.name().toLowerCase(java.util.Locale.ROOT).startsWith("x-amz-checksum-"));
    if (switches.wantsDigest() && md5 == null && (switches.wantsMd5() || !hasOther)) {
      throw Refused.of(
          400, "InvalidRequest", "Missing required header for this request: Content-MD5");
    }
    if (md5 != null && !md5.equals(Digests.base64(visit.request().body().bytes()))) {
      throw Refused.of(400, "BadDigest", "The Content-MD5 you specified did not match.");
    }
  }

  private void one(
      Visit visit, Bucket bucket, Wanted wanted, Wanted.One one, Xml xml, AtomicBoolean applied) {
    try {
      String ifMatch = switches.honoursIfMatch() ? one.etag() : null;
      Optional<Version> gone = bucket.delete(one.key(), one.version(), ifMatch, visit.isToLeave());
      if (gone.isPresent() && visit.isToLeave()) {
        applied.set(true);
      }
      if (!wanted.isQuiet()) {
        xml.in("Deleted", deleted -> named(deleted, one));
      }
    } catch (Refused refused) {
      xml.in(
          "Error",
          error -> named(error, one).with("Code", refused.code()).with("Message", refused.words()));
    }
  }

  private static Xml named(Xml xml, Wanted.One one) {
    xml.with("Key", one.key());
    return one.version() == null ? xml : xml.with("VersionId", one.version());
  }
}
