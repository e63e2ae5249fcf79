package dev.cleanslate.storage.kind;

import dev.cleanslate.messages.Refusal;
import dev.cleanslate.storage.s3.Removal;
import dev.cleanslate.storage.s3.Slice;
import dev.cleanslate.storage.s3.Slice.Cursor;
import dev.cleanslate.storage.s3.Stored;
import dev.cleanslate.storage.s3.Upload;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.cloud.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One pass over a fresh listing, from its first page, deleting page by page; then over the
/// unfinished uploads. Holds no more than a page. Not thread-safe.
///
/// A delete marker goes only when no version is left that it hides, so that nothing deleted comes
/// to light again on the way. A version that proves sameness goes when all others are gone.
final class Round {
  private final Effort effort;
  private final boolean withMarkers;
  private final long before;
  private Removal left = Removal.NONE;
  private @Nullable Stored proof;
  private long seen;
  private long younger;
  private long stillListed;
  private long deferred;
  private boolean isCut;

  /// @param withMarkers whether markers go whatever they seem to hide
  Round(Effort effort, boolean withMarkers) {
    this.effort = effort;
    this.withMarkers = withMarkers;
    this.before = effort.gone();
  }

  /// Goes through; what put an end to it, if something did.
  Optional<Advanced> gone() {
    Walk walk = new Walk(effort.service(), effort.errand(), effort.selection());
    @Nullable Cursor at = null;
    do {
      if (effort.isSpent()) {
        isCut = true;
        return Optional.empty();
      }
      Answer<Slice<Stored>> answer = walk.page(at);
      if (!(answer instanceof Answer.Good<Slice<Stored>>(var slice))) {
        return Optional.of(Refusals.advanced(answer));
      }
      Optional<Advanced> end = taken(slice);
      if (end.isPresent()) {
        return end;
      }
      at = slice.next();
    } while (at != null);
    return proofLast().or(this::uploads);
  }

  private Optional<Advanced> taken(Slice<Stored> slice) {
    Optional<Advanced> other = otherThanRegistered(slice.items());
    if (other.isPresent()) {
      return other;
    }
    seen += slice.items().size();
    List<Stored> chosen = chosen(slice);
    for (int from = 0; from < chosen.size(); from += effort.batchSize()) {
      Optional<Advanced> end =
          removed(chosen.subList(from, Math.min(from + effort.batchSize(), chosen.size())));
      if (end.isPresent()) {
        return end;
      }
    }
    return Optional.empty();
  }

  private Optional<Advanced> otherThanRegistered(List<Stored> items) {
    if (!effort.sameness().isOfObject() || proof != null) {
      return Optional.empty();
    }
    Optional<Stored> newest = items.stream().filter(each -> !each.isMarker()).findFirst();
    proof = newest.orElse(null);
    return newest
        .flatMap(effort.sameness()::difference)
        .map(difference -> new Advanced.Refused(Refusal.NOT_THE_SAME, difference));
  }

  private List<Stored> chosen(Slice<Stored> slice) {
    Set<String> hiding = hiding(slice);
    List<Stored> chosen = new ArrayList<>();
    for (Stored each : slice.items()) {
      if (effort.isSaidGone(each)) {
        stillListed++;
      } else if (each.isMarker() && hiding.contains(each.key()) && !withMarkers) {
        deferred++;
      } else if (isYounger(each)) {
        younger++;
      } else if (!each.equals(proof)) {
        chosen.add(each);
      }
    }
    return chosen;
  }

  /// The keys of which versions are on this page, or may be on the next.
  private static Set<String> hiding(Slice<Stored> slice) {
    Set<String> hiding = new HashSet<>();
    if (slice.next() != null) {
      hiding.add(slice.next().key());
    }
    slice.items().stream().filter(each -> !each.isMarker()).forEach(each -> hiding.add(each.key()));
    return hiding;
  }

  private boolean isYounger(Stored each) {
    return !each.isMarker()
        && effort.sameness() instanceof Sameness.Before bound
        && bound.isPast(each.modified());
  }

  private Optional<Advanced> proofLast() {
    boolean isAlone = effort.gone() == before && left.notGone() == 0 && stillListed == 0;
    return proof != null && isAlone ? removed(List.of(proof)) : Optional.empty();
  }

  private Optional<Advanced> removed(List<Stored> batch) {
    Answer<Removal> answer = effort.remove(batch);
    if (answer instanceof Answer.Good<Removal>(var removal)) {
      left = left.plus(removal);
      return Optional.empty();
    }
    return Optional.of(Refusals.advanced(answer));
  }

  /// An upload bears no proof of sameness: where one is registered for a key, uploads stay.
  private Optional<Advanced> uploads() {
    if (effort.sameness().isOfObject()) {
      return Optional.empty();
    }
    @Nullable Cursor at = null;
    do {
      Answer<Slice<Upload>> answer = Uploads.page(effort, at);
      if (!(answer instanceof Answer.Good<Slice<Upload>>(var slice))) {
        return Optional.of(Refusals.advanced(answer));
      }
      for (Upload each : slice.items()) {
        Optional<Advanced> end = aborted(each);
        if (end.isPresent() || isCut) {
          return end;
        }
      }
      at = slice.next();
    } while (at != null);
    return Optional.empty();
  }

  private Optional<Advanced> aborted(Upload upload) {
    seen++;
    if (effort.sameness() instanceof Sameness.Before bound && bound.isPast(upload.initiated())) {
      younger++;
      return Optional.empty();
    }
    if (effort.isSpent()) {
      isCut = true;
      return Optional.empty();
    }
    Answer<Removal> answer = effort.abort(upload);
    return answer instanceof Answer.Good<Removal>
        ? Optional.empty()
        : Optional.of(Refusals.advanced(answer));
  }

  /// Whether all was seen, and there was nothing.
  boolean isEmpty() {
    return seen == 0 && !isCut;
  }

  boolean hasDeleted() {
    return effort.gone() > before;
  }

  /// Whether nothing but markers is left that seem to hide something.
  boolean isLeftWithMarkers() {
    return deferred > 0 && !hasDeleted() && younger == 0 && left.notGone() == 0 && proof == null;
  }

  long stillListed() {
    return stillListed;
  }

  /// Why it goes no further, if this pass deleted nothing.
  Advanced refusal() {
    return left.worst()
        .map(worst -> Refusals.advanced(worst, left))
        .orElseGet(this::refusalOfYounger);
  }

  private Advanced refusalOfYounger() {
    return younger == 0
        ? new Advanced.Unavailable("no end of the listing was reached", null)
        : new Advanced.Refused(
            Refusal.NOT_THE_SAME,
            "%s%d are younger than what was registered, and were left"
                .formatted(isCut ? "at least " : "", younger));
  }
}
