package dev.cleanslate.simulator.s3;

import dev.cleanslate.simulator.http.Body;
import dev.cleanslate.simulator.room.Ids;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One bucket: the versions of each key, newest first, and its unfinished uploads. Thread-safe;
/// each method is atomic.
final class Bucket {
  private final String name;
  private final String account;
  private final Ids ids;
  private final InstantSource clock;
  private final AtomicLong places;
  private final NavigableMap<String, List<Version>> byKey = new TreeMap<>(Keys.ORDER);
  private final NavigableMap<String, Upload> uploads = new TreeMap<>(Keys.ORDER);
  private final Map<String, Long> placeById = new HashMap<>();
  private final Map<String, Stubborn> stubborn = new HashMap<>();
  private Versioning versioning = Versioning.OFF;

  /// Whether versions are kept.
  enum Versioning {
    OFF,
    ENABLED,
    SUSPENDED
  }

  /// A key that is not deleted so many times.
  private record Stubborn(String code, AtomicLong times) {}

  /// @param places where the numbers of versions come from
  Bucket(String name, String account, Ids ids, InstantSource clock, AtomicLong places) {
    this.name = name;
    this.account = account;
    this.ids = ids;
    this.clock = clock;
    this.places = places;
  }

  String name() {
    return name;
  }

  String account() {
    return account;
  }

  synchronized Versioning versioning() {
    return versioning;
  }

  synchronized void set(Versioning other) {
    versioning = other;
  }

  /// Lets the next deletions of a key fail with this code.
  synchronized void resist(String key, String code, long times) {
    stubborn.put(key, new Stubborn(code, new AtomicLong(times)));
  }

  synchronized Version put(String key, Body content, String etag, boolean locked) {
    return write(key, false, content, etag, locked);
  }

  private Version write(String key, boolean marker, Body content, String etag, boolean locked) {
    boolean keeps = versioning == Versioning.ENABLED;
    Version version =
        new Version(
            key,
            keeps ? ids.letters("", 32) : Version.NULL,
            places.incrementAndGet(),
            marker,
            etag,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            content,
            locked);
    List<Version> versions = byKey.computeIfAbsent(key, _ -> new ArrayList<>());
    if (!keeps) {
      versions.removeIf(each -> each.id().equals(Version.NULL));
    }
    versions.addFirst(version);
    placeById.put(key + "\n" + version.id(), version.place());
    return version;
  }

  /// The newest version; empty where there is none or it is a marker.
  synchronized Optional<Version> current(String key) {
    return Optional.ofNullable(byKey.get(key))
        .map(List::getFirst)
        .filter(version -> !version.isMarker());
  }

  synchronized Optional<Version> version(String key, String id) {
    return byKey.getOrDefault(key, List.of()).stream()
        .filter(each -> each.id().equals(id))
        .findFirst();
  }

  /// Deletes as the services do: a version for good, else the object, of which a marker tells where
  /// versions are kept. The version that went, or the marker that came.
  ///
  /// @param ifMatch the ETag that the current version must have
  synchronized Optional<Version> delete(
      String key, @Nullable String id, @Nullable String ifMatch, boolean leaves) {
    refuseStubborn(key);
    if (ifMatch != null) {
      Version current = current(key).orElseThrow(Refused::noKey);
      if (!ifMatch.equals("*") && !ifMatch.equals(current.etag())) {
        throw Refused.changed();
      }
    }
    if (id == null && versioning != Versioning.OFF) {
      return leaves ? Optional.of(write(key, true, Body.EMPTY, "", false)) : Optional.empty();
    }
    Optional<Version> found = version(key, id == null ? Version.NULL : id);
    if (found.filter(Version::isLocked).isPresent()) {
      throw Refused.locked();
    }
    if (leaves) {
      found.ifPresent(this::remove);
    }
    return found;
  }

  private void refuseStubborn(String key) {
    Stubborn refusal = stubborn.get(key);
    if (refusal != null && refusal.times().getAndDecrement() > 0) {
      throw Refused.of(403, refusal.code(), "refused as it was asked for");
    }
  }

  private void remove(Version version) {
    List<Version> versions = byKey.get(version.key());
    if (versions != null && versions.remove(version) && versions.isEmpty()) {
      byKey.remove(version.key());
    }
  }

  /// Hands over each version under a prefix, in the order of a listing, from behind a mark.
  synchronized void walk(String prefix, Mark after, Consumer<Version> each) {
    String first = Keys.ORDER.compare(after.key(), prefix) < 0 ? prefix : after.key();
    for (Map.Entry<String, List<Version>> entry : byKey.tailMap(first, true).entrySet()) {
      if (!entry.getKey().startsWith(prefix)) {
        return;
      }
      entry.getValue().stream().filter(version -> isBehind(version, after)).forEach(each);
    }
  }

  private boolean isBehind(Version version, Mark after) {
    if (!version.key().equals(after.key())) {
      return true;
    }
    if (after.id().isEmpty()) {
      return false;
    }
    Long place = placeById.get(after.key() + "\n" + after.id());
    return place != null && version.place() < place;
  }

  /// Behind which key, and which version of it, a page starts; empty texts for the first.
  record Mark(String key, String id) {
    static final Mark NONE = new Mark("", "");
  }

  synchronized Upload begin(String key) {
    Upload upload = Upload.begun(key, ids.letters("", 40), clock.instant());
    uploads.put(key + "\n" + upload.id(), upload);
    return upload;
  }

  synchronized Optional<Upload> upload(String key, String id) {
    return Optional.ofNullable(uploads.get(key + "\n" + id));
  }

  /// Ends an upload, whether for good or for nothing.
  synchronized Optional<Upload> end(String key, String id) {
    return Optional.ofNullable(uploads.remove(key + "\n" + id));
  }

  synchronized List<Upload> uploads() {
    return List.copyOf(uploads.values());
  }

  synchronized boolean isEmpty() {
    return byKey.isEmpty();
  }
}
