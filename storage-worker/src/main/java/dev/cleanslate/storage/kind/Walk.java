package dev.cleanslate.storage.kind;

import dev.cleanslate.storage.s3.S3Service;
import dev.cleanslate.storage.s3.Slice;
import dev.cleanslate.storage.s3.Slice.Cursor;
import dev.cleanslate.storage.s3.Stored;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.Answer;
import org.jspecify.annotations.Nullable;

/// One walk through all that is listed of a selection, page by page.
///
/// Versions are asked for first. Some services do not know that listing and say so; others do not
/// see the parameter and answer another listing, out of which no version can be read. Therefore a
/// listing of versions that shows nothing is believed only if that of objects shows nothing either.
/// Source of the latter: Supabase Storage, `src/http/routes/s3/commands/list-objects.ts`, and that
/// it keeps no versions: its guide "S3 Compatibility". Not thread-safe.
final class Walk {
  private final S3Service service;
  private final Errand errand;
  private final Selection selection;
  private boolean isPlain;

  Walk(S3Service service, Errand errand, Selection selection) {
    this.service = service;
    this.errand = errand;
    this.selection = selection;
  }

  /// The page behind a cursor, only with what is meant.
  Answer<Slice<Stored>> page(@Nullable Cursor after) {
    Answer<Slice<Stored>> answer =
        after == null ? first() : isPlain ? objects(after) : versions(after);
    return answer instanceof Answer.Good<Slice<Stored>>(var slice) ? meant(slice, after) : answer;
  }

  private Answer<Slice<Stored>> first() {
    Answer<Slice<Stored>> versions = versions(null);
    if (Refusals.isNotImplemented(versions)) {
      isPlain = true;
      return objects(null);
    }
    if (!(versions instanceof Answer.Good<Slice<Stored>>(var slice))
        || !slice.items().isEmpty()
        || slice.next() != null) {
      return versions;
    }
    Answer<Slice<Stored>> objects = objects(null);
    isPlain = objects instanceof Answer.Good<Slice<Stored>>(var plain) && !plain.items().isEmpty();
    return slice.isTorn() && !isPlain ? versions : objects;
  }

  private Answer<Slice<Stored>> versions(@Nullable Cursor after) {
    return service.versions(errand, selection.bucket(), selection.name(), after);
  }

  private Answer<Slice<Stored>> objects(@Nullable Cursor after) {
    return service.objects(errand, selection.bucket(), selection.name(), after);
  }

  /// A key sorts before all others that begin with it: once another shows, all of it was seen.
  private Answer<Slice<Stored>> meant(Slice<Stored> slice, @Nullable Cursor after) {
    if (slice.isTorn()) {
      return new Answer.Silent<>("a page says that there is more, but not where");
    }
    if (slice.next() != null && slice.next().equals(after)) {
      return new Answer.Silent<>("the listing goes in circles");
    }
    var meant = slice.items().stream().filter(each -> selection.takes(each.key())).toList();
    boolean isDone = selection.isExact() && meant.size() < slice.items().size();
    return new Answer.Good<>(new Slice<>(meant, isDone ? null : slice.next(), false));
  }
}
