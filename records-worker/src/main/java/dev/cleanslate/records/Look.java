package dev.cleanslate.records;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.records.database.Database;
import dev.cleanslate.records.declared.RecordKind;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Looked;

/// Counts an owner's rows. None left is gone, whoever bears its key now; some left are there,
/// unless they may be another owner's. Thread-safe.
final class Look {
  private final Databases databases;

  Look(Databases databases) {
    this.databases = databases;
  }

  Looked at(RecordKind kind, Target target, Errand errand) {
    Database database = databases.named(kind.database());
    return Outcomes.looked(Count.of(kind, target, database, errand), Look::judged);
  }

  private static Looked judged(Count count) {
    if (count.left() == 0) {
      return new Looked.Gone(count.evidence());
    }
    if (count.another().isPresent()) {
      return new Looked.Unverifiable(Doubt.BAD_TARGET, count.another().get());
    }
    Verdict.Standing standing =
        count.stranded() == 0 ? Verdict.Standing.FREE : Verdict.Standing.HELD;
    return new Looked.Present(standing, count.evidence(), count.tally());
  }
}
