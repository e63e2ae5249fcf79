package dev.cleanslate.simulator.s3;

import dev.cleanslate.simulator.http.Body;
import dev.cleanslate.simulator.json.BadInput;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.room.Ids;
import dev.cleanslate.simulator.room.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Makes buckets, objects and unfinished uploads without a call. The parent of an object or an
/// upload is its bucket, which comes to be where there is none.
record Seeding(Warehouse warehouse, Ids ids) {
  private static final int MOST_TIMES = 1_000_000;

  List<String> seed(Seed seed, String account) {
    return switch (seed.kind()) {
      case Warehouse.BUCKET -> buckets(seed, account);
      case Warehouse.OBJECT -> objects(seed, bucket(seed, account));
      case Warehouse.UPLOAD -> uploads(seed, bucket(seed, account));
      default -> throw new BadInput("kind", "comes with the objects; seed " + Warehouse.OBJECT);
    };
  }

  private List<String> buckets(Seed seed, String account) {
    Bucket.Versioning versioning =
        seed.fields().oneOf("versioning", Bucket.Versioning.class, Bucket.Versioning.OFF);
    seed.fields().nothingElse();
    return named(seed, ids.hex("bucket-", 8) + "-%d").stream()
        .map(name -> {
          warehouse.opened(name, account).set(versioning);
          return name;
        })
        .toList();
  }

  private List<String> objects(Seed seed, Bucket bucket) {
    Fields fields = seed.fields();
    String prefix = fields.textOr("prefix", "");
    boolean locked = fields.flag("locked", false);
    String error = fields.optional("error");
    long times = fields.number("times", MOST_TIMES, 1, MOST_TIMES);
    fields.nothingElse();
    List<String> keys = named(seed, prefix + "object-%06d");
    for (String key : keys) {
      bucket.put(key, Body.EMPTY, '"' + ids.hex("", 32) + '"', locked);
      if (error != null) {
        bucket.resist(key, error, times);
      }
    }
    return keys;
  }

  private List<String> uploads(Seed seed, Bucket bucket) {
    String prefix = seed.fields().textOr("prefix", "");
    seed.fields().nothingElse();
    return named(seed, prefix + "upload-%06d").stream().map(key -> bucket.begin(key).id()).toList();
  }

  private static List<String> named(Seed seed, String form) {
    if (!seed.ids().isEmpty()) {
      return seed.ids();
    }
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= seed.count(); i++) {
      names.add(String.format(Locale.ROOT, form, i));
    }
    return names;
  }

  private Bucket bucket(Seed seed, String account) {
    String name =
        seed.parent().orElseThrow(() -> new BadInput("parent", "is missing: it is the bucket"));
    return warehouse.opened(name, account);
  }
}
