package dev.cleanslate.records;

import dev.cleanslate.messages.CensusPage.OwnersRecord;
import dev.cleanslate.messages.CensusPage.Thing;
import dev.cleanslate.messages.Require;
import dev.cleanslate.records.database.Database;
import dev.cleanslate.records.database.Grounds;
import dev.cleanslate.records.database.Session;
import dev.cleanslate.records.database.Sql;
import dev.cleanslate.records.database.Told;
import dev.cleanslate.records.declared.RecordKind;
import dev.cleanslate.records.declared.Use;
import dev.cleanslate.worker.Counted;
import dev.cleanslate.worker.Errand;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Counts a page of the owners whose rows a table holds, for a census, and says of each how its own
/// record stands. A page is one reading transaction with its control in it. Thread-safe.
final class Headcount {
  private final Databases databases;

  Headcount(Databases databases) {
    this.databases = databases;
  }

  /// @param record the kind of the owners' own records, where one is declared in that database
  Counted page(
      RecordKind kind,
      Optional<RecordKind> record,
      Optional<String> after,
      int most,
      Errand errand) {
    Database database = databases.named(kind.database());
    List<Use> uses =
        Stream.concat(kind.uses().stream(), record.stream().flatMap(Headcount::uses)).toList();
    Told<Counted.Page> told =
        database.read(
            errand,
            session -> {
              Told<String> ground = Grounds.here(session, database, uses);
              return ground instanceof Told.Done<String>(var account)
                  ? new Told.Done<>(counted(session, kind, record, after, most, account))
                  : Outcomes.failed(ground);
            });
    return switch (told) {
      case Told.Done<Counted.Page>(var page) -> page;
      case Told.Barred<Counted.Page>(_, var doubt, var detail) ->
          new Counted.Unclear(doubt, detail);
      case Told.Unclear<Counted.Page>(var doubt, var detail, _) ->
          new Counted.Unclear(doubt, detail);
    };
  }

  private static Stream<Use> uses(RecordKind record) {
    return record.uses().stream();
  }

  private static Counted.Page counted(
      Session session,
      RecordKind kind,
      Optional<RecordKind> record,
      Optional<String> after,
      int most,
      String account)
      throws SQLException {
    Sql sql = Owners.query(session, kind, after);
    List<String> keys = session.query(sql, most, row -> row.getString(1));
    List<String> tellable =
        keys.stream().filter(key -> Require.isText(key, Require.MAX_ID)).toList();
    Map<String, OwnRecords.Standing> records =
        kind.sameness().isEmpty() || tellable.isEmpty()
            ? Map.of()
            : OwnRecords.of(session, kind.sameness().get(), record, tellable);
    List<Thing> things = new ArrayList<>();
    tellable.forEach(key -> things.add(thing(key, kind, records)));
    return new Counted.Page(
        sql.text(),
        account,
        things,
        keys.size() - tellable.size(),
        keys.size() < most ? null : keys.getLast());
  }

  /// Where no proof of the owner is declared, nobody knows where its own record would be.
  private static Thing thing(
      String key, RecordKind kind, Map<String, OwnRecords.Standing> records) {
    if (kind.sameness().isEmpty()) {
      return new Thing(key, null, null, null, null);
    }
    OwnRecords.Standing standing = records.get(key);
    return standing == null
        ? new Thing(key, null, OwnersRecord.ABSENT, null, null)
        : new Thing(key, null, standing.record(), standing.sameness(), null);
  }
}
