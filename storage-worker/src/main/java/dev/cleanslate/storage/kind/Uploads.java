package dev.cleanslate.storage.kind;

import dev.cleanslate.storage.s3.S3Service;
import dev.cleanslate.storage.s3.Slice;
import dev.cleanslate.storage.s3.Slice.Cursor;
import dev.cleanslate.storage.s3.Upload;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the unfinished uploads of a selection. A service that says it has no such listing has
/// none.
final class Uploads {
  private Uploads() {}

  static Answer<Slice<Upload>> page(Effort effort, @Nullable Cursor after) {
    return page(effort.service(), effort.errand(), effort.selection(), after);
  }

  static Answer<Slice<Upload>> page(
      S3Service service, Errand errand, Selection selection, @Nullable Cursor after) {
    Answer<Slice<Upload>> answer =
        service.uploads(errand, selection.bucket(), selection.name(), after);
    if (Refusals.isNotImplemented(answer)) {
      return new Answer.Good<>(new Slice<>(List.of()));
    }
    return answer instanceof Answer.Good<Slice<Upload>>(var slice)
        ? meant(selection, slice, after)
        : answer;
  }

  private static Answer<Slice<Upload>> meant(
      Selection selection, Slice<Upload> slice, @Nullable Cursor after) {
    if (slice.isTorn() || (slice.next() != null && slice.next().equals(after))) {
      return new Answer.Silent<>("the listing of uploads contradicts itself");
    }
    List<Upload> meant =
        slice.items().stream().filter(each -> selection.takes(each.key())).toList();
    return new Answer.Good<>(new Slice<>(meant, slice.next(), false));
  }
}
