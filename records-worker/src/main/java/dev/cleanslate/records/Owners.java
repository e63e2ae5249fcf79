package dev.cleanslate.records;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.records.database.Database;
import dev.cleanslate.records.database.Grounds;
import dev.cleanslate.records.database.Session;
import dev.cleanslate.records.database.Sql;
import dev.cleanslate.records.database.Told;
import dev.cleanslate.records.declared.RecordKind;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Listing;
import dev.cleanslate.worker.cloud.CallName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Lists whose rows that are not gone a table holds, owner by owner, so that those of owners that
/// nobody knows can be found. Each page continues after the last owner of the one before; an owner
/// that comes or goes meanwhile may or may not be seen. Thread-safe.
final class Owners {
  private static final int PAGE = 1000;

  private final Databases databases;

  Owners(Databases databases) {
    this.databases = databases;
  }

  Listing list(RecordKind kind, Errand errand, Consumer<Listed> each) {
    Database database = databases.named(kind.database());
    Optional<String> last = Optional.empty();
    while (true) {
      Optional<String> after = last;
      Told<Found> told = database.read(errand, session -> page(session, database, kind, after));
      if (!(told instanceof Told.Done<Found>(var found))) {
        return partial(told);
      }
      found.owners().forEach(owner -> each.accept(new Listed(owner, Set.of())));
      if (found.owners().size() < PAGE) {
        return new Listing.Complete(found.query(), found.account());
      }
      last = Optional.of(found.owners().getLast());
    }
  }

  private static Told<Found> page(
      Session session, Database database, RecordKind kind, Optional<String> after)
      throws SQLException {
    CallName.ofTable("select", kind.table().shown());
    Told<String> ground = Grounds.here(session, database, kind.uses());
    if (!(ground instanceof Told.Done<String>(var account))) {
      return Outcomes.failed(ground);
    }
    Sql sql = query(session, kind, after);
    List<String> owners = session.query(sql, PAGE, row -> row.getString(1));
    return new Told.Done<>(new Found(owners, account, sql.text()));
  }

  /// The keys of owners who have rows that are not gone, each once and in order, behind one.
  static Sql query(Session session, RecordKind kind, Optional<String> after) {
    Sql sql = session.sql().add("select distinct ").name(kind.owner()).add(" from ");
    sql.table(kind.table()).add(" where ").name(kind.owner()).add(" is not null and ");
    sql.that("", kind.ending().left());
    after.ifPresent(last -> sql.add(" and ").name(kind.owner()).add(" > ").value(last));
    return sql.add(" order by 1");
  }

  private static Listing partial(Told<Found> told) {
    return switch (told) {
      case Told.Done<Found> _ -> throw new IllegalStateException("nothing failed");
      case Told.Barred<Found>(_, var doubt, var detail) -> new Listing.Partial(doubt, detail);
      case Told.Unclear<Found>(var doubt, var detail, _) ->
          new Listing.Partial(
              doubt == Doubt.UNAVAILABLE ? Doubt.LISTING_INCOMPLETE : doubt, detail);
    };
  }

  private record Found(List<String> owners, String account, String query) {}
}
