package dev.cleanslate.storage.kind;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.storage.s3.S3Service;
import dev.cleanslate.storage.s3.Slice;
import dev.cleanslate.storage.s3.Slice.Cursor;
import dev.cleanslate.storage.s3.Stored;
import dev.cleanslate.storage.s3.Upload;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.cloud.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts what is listed of a selection, up to a bound. Not thread-safe.
final class Count {
  private static final int MOST_PAGES = 10;
  private static final Duration LONGEST = Duration.ofSeconds(8);

  private final S3Service service;
  private final Errand errand;
  private final Selection selection;
  private final Sameness sameness;
  private final Duration reserve;
  private long objects;
  private long versions;
  private long markers;
  private long uploads;
  private long younger;
  private int pages;
  private boolean isNewestKnown;
  private boolean isCut;

  Count(S3Service service, Errand errand, Selection selection, Sameness sameness) {
    this.service = service;
    this.errand = errand;
    this.selection = selection;
    this.sameness = sameness;
    this.reserve = errand.left().minus(LONGEST);
  }

  /// Counts; what put an end to it, if something did.
  Optional<Looked> counted() {
    Walk walk = new Walk(service, errand, selection);
    @Nullable Cursor at = null;
    do {
      Answer<Slice<Stored>> answer = walk.page(at);
      if (!(answer instanceof Answer.Good<Slice<Stored>>(var slice))) {
        return Optional.of(Refusals.looked(answer));
      }
      Optional<Looked> other = otherThanRegistered(slice.items());
      if (other.isPresent()) {
        return other;
      }
      slice.items().forEach(this::add);
      at = slice.next();
    } while (at != null && goesOn());
    return isCut || sameness.isOfObject() ? Optional.empty() : countedUploads();
  }

  private boolean goesOn() {
    pages++;
    isCut = pages >= MOST_PAGES || errand.left().compareTo(reserve) <= 0;
    return !isCut;
  }

  private Optional<Looked> otherThanRegistered(List<Stored> items) {
    if (isNewestKnown) {
      return Optional.empty();
    }
    Optional<Stored> newest = items.stream().filter(each -> !each.isMarker()).findFirst();
    isNewestKnown = newest.isPresent();
    return newest
        .flatMap(sameness::difference)
        .map(difference -> new Looked.Unverifiable(Doubt.BAD_TARGET, difference));
  }

  private void add(Stored each) {
    if (each.isMarker()) {
      markers++;
    } else if (sameness instanceof Sameness.Before bound && bound.isPast(each.modified())) {
      younger++;
    } else if (each.isLatest()) {
      objects++;
    } else {
      versions++;
    }
  }

  private Optional<Looked> countedUploads() {
    @Nullable Cursor at = null;
    do {
      Answer<Slice<Upload>> answer = Uploads.page(service, errand, selection, at);
      if (!(answer instanceof Answer.Good<Slice<Upload>>(var slice))) {
        return Optional.of(Refusals.looked(answer));
      }
      slice.items().forEach(this::add);
      at = slice.next();
    } while (at != null && goesOn());
    return Optional.empty();
  }

  private void add(Upload each) {
    if (sameness instanceof Sameness.Before bound && bound.isPast(each.initiated())) {
      younger++;
    } else {
      uploads++;
    }
  }

  /// Whether all was seen, and there was nothing.
  boolean isNone() {
    return left() == 0 && younger == 0 && !isCut;
  }

  /// Whether there is nothing of the owner's, but something that is not.
  boolean isOnlyYounger() {
    return objects + versions + uploads == 0 && younger > 0 && !isCut;
  }

  /// How much of the owner's is left, at the least.
  long left() {
    return objects + versions + markers + uploads;
  }

  /// The counts, fit to be shown.
  String words() {
    return "%s%d objects, %d older versions, %d delete markers, %d unfinished uploads%s"
        .formatted(
            isCut ? "at least " : "",
            objects,
            versions,
            markers,
            uploads,
            younger == 0 ? "" : ", and %d younger".formatted(younger));
  }
}
