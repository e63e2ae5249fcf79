package dev.cleanslate.simulator.s3;

import dev.cleanslate.simulator.room.Served;

/// Which call is meant, by method, depth of the path, and the names in the query.
record Routes(
    Buckets buckets,
    Listings listings,
    Objects objects,
    Deletions deletions,
    Uploads uploads,
    Switches switches) {

  Served serve(Visit visit) {
    if (visit.bucket().isEmpty()) {
      if (!visit.method().equals("GET")) {
        throw visit.noRoute();
      }
      return buckets.all(visit);
    }
    return visit.key().isEmpty() ? ofBucket(visit) : ofObject(visit);
  }

  private Served ofBucket(Visit visit) {
    return switch (visit.method()) {
      case "GET" -> read(visit);
      case "HEAD" -> buckets.head(visit);
      case "PUT" -> visit.asks("versioning") ? buckets.setVersioning(visit) : buckets.create(visit);
      case "DELETE" -> buckets.delete(visit);
      case "POST" -> {
        if (!visit.asks("delete")) {
          throw visit.noRoute();
        }
        yield deletions.many(visit);
      }
      default -> throw visit.noRoute();
    };
  }

  private Served read(Visit visit) {
    if (visit.asks("location")) {
      return buckets.location(visit);
    }
    if (visit.asks("versioning")) {
      return buckets.versioning(visit);
    }
    if (visit.asks("uploads")) {
      if (!switches.listsUploads()) {
        throw Refused.notImplemented("uploads");
      }
      return listings.uploads(visit);
    }
    if (visit.asks("versions") && !switches.listsVersions()) {
      throw Refused.notImplemented("versions");
    }
    return visit.asks("versions") && !switches.ignoresVersions()
        ? listings.versions(visit)
        : listings.objects(visit);
  }

  private Served ofObject(Visit visit) {
    boolean isPart = visit.asks("uploadId");
    return switch (visit.method()) {
      case "GET", "HEAD" -> objects.get(visit);
      case "PUT" -> isPart ? uploads.part(visit) : objects.put(visit);
      case "DELETE" -> isPart ? uploads.abort(visit) : objects.delete(visit);
      case "POST" -> {
        if (!isPart && !visit.asks("uploads")) {
          throw visit.noRoute();
        }
        yield isPart ? uploads.complete(visit) : uploads.begin(visit);
      }
      default -> throw visit.noRoute();
    };
  }
}
