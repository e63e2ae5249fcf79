package dev.cleanslate.records;

import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import dev.cleanslate.records.database.Database;
import dev.cleanslate.records.database.Page;
import dev.cleanslate.records.database.Told;
import dev.cleanslate.records.declared.RecordKind;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import java.time.Duration;
import java.util.Optional;

/// Takes an owner's rows away, a few pages per command, and says gone when a fresh count finds
/// none. May be asked at any time, by several at once, and after any crash: a page is done or it is
/// not. Thread-safe.
final class Deletion {
  /// Of pages per command, so that it is answered well within its lease.
  private static final int MOST_PAGES = 10;

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Databases databases;
  private final Taking taking;

  Deletion(Databases databases, Taking taking) {
    this.databases = databases;
    this.taking = taking;
  }

  Advanced advance(RecordKind kind, Target target, Errand errand) {
    return new Course(kind, target, errand, databases.named(kind.database())).run();
  }

  /// One command's way through the stages.
  private final class Course {
    private final RecordKind kind;
    private final Target target;
    private final Errand errand;
    private final Database database;
    private final Duration atStart;
    private int pages;
    private long changed;
    private Tally taken = new Tally(0, 0);

    Course(RecordKind kind, Target target, Errand errand, Database database) {
      this.kind = kind;
      this.target = target;
      this.errand = errand;
      this.database = database;
      this.atStart = errand.left();
    }

    Advanced run() {
      for (Stage stage : Stage.of(kind, errand.force())) {
        Optional<Advanced> answer = carriedOut(stage);
        if (answer.isPresent()) {
          return answer.get();
        }
      }
      return counted();
    }

    /// What to answer, unless the next stage can follow.
    private Optional<Advanced> carriedOut(Stage stage) {
      long before = changed;
      Page page = new Page(taking.most(), taking.most());
      while (page.found() == taking.most()) {
        if (isEnough()) {
          return Optional.of(going("more is left"));
        }
        pages++;
        Told<Page> told = taking.page(kind, stage, target, database, errand);
        if (!(told instanceof Told.Done<Page>(var done))) {
          return Optional.of(broken(told));
        }
        if (done.changed() < done.found()) {
          return Optional.of(kept(done));
        }
        page = done;
        changed += page.changed();
        taken = taken.plus(tally(stage, page));
      }
      return stage.pauses() && changed > before
          ? Optional.of(going("the next phase follows"))
          : Optional.empty();
    }

    /// A row that another phase follows for is not taken yet, so that each counts once.
    private static Tally tally(Stage stage, Page page) {
      if (stage.ends()) {
        return new Tally(0, page.changed());
      }
      return new Tally(stage.pauses() ? 0 : page.changed(), 0);
    }

    private boolean isEnough() {
      return pages >= MOST_PAGES || atStart.minus(errand.left()).compareTo(LONGEST) >= 0;
    }

    /// What was taken is told in any case; whatever went wrong will be met again.
    private <T> Advanced broken(Told<T> told) {
      return isNothingTaken()
          ? Outcomes.advanced(told, _ -> going(""))
          : going("then it was interrupted");
    }

    private Advanced kept(Page page) {
      return new Advanced.Refused(
          Refusal.PROTECTED,
          "%d of %d rows of %s stayed as they were: a trigger, a rule or an empty key keeps them"
              .formatted(page.found() - page.changed(), page.found(), kind.table().shown()));
    }

    private Advanced counted() {
      Told<Count> told = Count.of(kind, target, database, errand);
      return told instanceof Told.Done<Count>(var count) ? judged(count) : broken(told);
    }

    private Advanced judged(Count count) {
      if (count.left() == 0) {
        return new Advanced.Gone(count.evidence(), taken);
      }
      if (count.stranded() > 0) {
        return new Advanced.Refused(
            Refusal.PROTECTED,
            "%d rows of %s are in a state that no phase leads out of"
                .formatted(count.stranded(), kind.table().shown()));
      }
      return isNothingTaken()
          ? new Advanced.Unavailable(
              "others have locked %d rows of %s".formatted(count.left(), kind.table().shown()),
              null)
          : going("%d are left".formatted(count.left()));
    }

    private boolean isNothingTaken() {
      return changed == 0;
    }

    private Advanced going(String more) {
      return new Advanced.StillDeleting(
          Duration.ZERO, "%d rows of %s; %s".formatted(changed, kind.table().shown(), more), taken);
    }
  }
}
