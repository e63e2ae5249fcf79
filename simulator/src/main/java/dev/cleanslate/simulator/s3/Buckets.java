package dev.cleanslate.simulator.s3;

import dev.cleanslate.simulator.room.Served;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The calls about buckets themselves.
record Buckets(Warehouse warehouse, Switches switches) {

  Served all(Visit visit) {
    List<Bucket> buckets =
        warehouse.all(visit.account()).stream()
            .filter(each -> each.name().startsWith(visit.query("prefix")))
            .toList();
    return Visit.shown(
        "ListAllMyBucketsResult",
        xml -> {
          if (switches.showsOwner()) {
            xml.in("Owner", owner -> owner.with("ID", visit.account()));
          }
          xml.in(
              "Buckets",
              list ->
                  buckets.forEach(
                      each -> list.in("Bucket", bucket -> bucket.with("Name", each.name()))));
        });
  }

  Served head(Visit visit) {
    warehouse.of(visit);
    return Visit.done(200, Map.of("x-amz-bucket-region", "us-east-1"), false);
  }

  Served create(Visit visit) {
    if (warehouse.find(visit.bucket()).isPresent()) {
      throw Refused.of(409, "BucketAlreadyExists", "The bucket name is taken.");
    }
    warehouse.opened(visit.bucket(), visit.account());
    return Visit.done(200, Map.of("Location", "/" + visit.bucket()), true);
  }

  Served delete(Visit visit) {
    Bucket bucket = warehouse.of(visit);
    if (!bucket.isEmpty()) {
      throw Refused.of(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
    }
    return Visit.done(204, Map.of(), visit.isToLeave() && warehouse.remove(bucket));
  }

  Served location(Visit visit) {
    warehouse.of(visit);
    return Visit.shown("LocationConstraint", _ -> {});
  }

  Served versioning(Visit visit) {
    Bucket.Versioning versioning = warehouse.of(visit).versioning();
    return Visit.shown(
        "VersioningConfiguration",
        xml -> {
          switch (versioning) {
            case OFF -> {}
            case ENABLED -> xml.with("Status", "Enabled");
            case SUSPENDED -> xml.with("Status", "Suspended");
          }
        });
  }

  Served setVersioning(Visit visit) {
    String body = new String(visit.request().body().bytes(), StandardCharsets.UTF_8);
    boolean isOn = body.contains("<Status>Enabled</Status>");
    warehouse.of(visit).set(isOn ? Bucket.Versioning.ENABLED : Bucket.Versioning.SUSPENDED);
    return Visit.done(200, Map.of(), true);
  }
}
