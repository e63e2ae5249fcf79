package dev.cleanslate.simulator.s3;

import dev.cleanslate.simulator.room.Ids;
import dev.cleanslate.simulator.room.Stock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/// All buckets of the room; their names are its own, whatever the account. Thread-safe.
final class Warehouse {
  static final String BUCKET = "s3-bucket";
  static final String OBJECT = "s3-object";
  static final String VERSION = "s3-version";
  static final String UPLOAD = "s3-upload";

  private final NavigableMap<String, Bucket> buckets = new ConcurrentSkipListMap<>();
  private final AtomicLong places = new AtomicLong();
  private final Ids ids;
  private final InstantSource clock;

  Warehouse(Ids ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /// The bucket of this name; it comes to be where there is none.
  Bucket opened(String name, String account) {
    return buckets.computeIfAbsent(name, _ -> new Bucket(name, account, ids, clock, places));
  }

  Optional<Bucket> find(String name) {
    return Optional.ofNullable(buckets.get(name));
  }

  /// The bucket a visitor asks for; throws [Refused] with 404, or 403 where it is another's.
  Bucket of(Visit visit) {
    Bucket bucket = find(visit.bucket()).orElseThrow(Refused::noBucket);
    if (!bucket.account().equals(visit.account())) {
      throw Refused.denied("Access Denied");
    }
    return bucket;
  }

  List<Bucket> all(String account) {
    return buckets.values().stream().filter(each -> each.account().equals(account)).toList();
  }

  boolean remove(Bucket bucket) {
    return buckets.remove(bucket.name(), bucket);
  }

  void clear() {
    buckets.clear();
  }

  List<Stock> stock() {
    List<Stock> stock = new ArrayList<>();
    buckets
        .values()
        .forEach(bucket -> {
          stock.add(new Stock(bucket.account(), BUCKET, "", List.of(bucket.name())));
          List<Version> versions = new ArrayList<>();
          bucket.walk("", Bucket.Mark.NONE, versions::add);
          add(stock, bucket, OBJECT, keys(versions));
          add(stock, bucket, VERSION, versions.stream().map(Version::label).toList());
          add(stock, bucket, UPLOAD, bucket.uploads().stream().map(Upload::id).toList());
        });
    return stock;
  }

  /// The keys whose newest version is no marker.
  private static List<String> keys(List<Version> versions) {
    Set<String> seen = new HashSet<>();
    return versions.stream()
        .filter(version -> seen.add(version.key()) && !version.isMarker())
        .map(Version::key)
        .toList();
  }

  private static void add(List<Stock> stock, Bucket bucket, String kind, List<String> found) {
    if (!found.isEmpty()) {
      stock.add(new Stock(bucket.account(), kind, bucket.name(), found));
    }
  }
}
