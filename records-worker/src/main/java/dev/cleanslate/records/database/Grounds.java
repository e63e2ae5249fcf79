package dev.cleanslate.records.database;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.records.declared.Use;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The control behind every answer, made in the same transaction: this is the recorded database, it
/// is not a replica, and all tables and columns are there, readable, whole and as declared. Only
/// then do no rows mean that there are none. Pure functions around a session.
public final class Grounds {
  private Grounds() {}

  /// The account this connection proves, once all grounds are firm.
  ///
  /// @param recorded the account that was registered
  public static Told<String> firm(
      Session session, Database database, List<Use> uses, @Nullable String recorded)
      throws SQLException {
    Told<String> place = here(database, database.account(session).orElse(null));
    if (!(place instanceof Told.Done<String>(var account))) {
      return place;
    }
    Optional<Told<String>> elsewhere = elsewhere(database, account, recorded);
    return elsewhere.isPresent() ? elsewhere.get() : whole(session, uses, account);
  }

  /// As [#firm], where nothing was recorded: the account is what is asked for.
  public static Told<String> here(Session session, Database database, List<Use> uses)
      throws SQLException {
    Told<String> place = here(database, database.account(session).orElse(null));
    return place instanceof Told.Done<String>(var account) ? whole(session, uses, account) : place;
  }

  private static Told<String> whole(Session session, List<Use> uses, String account)
      throws SQLException {
    if (session.dialect().mayBeBehind(session)) {
      return new Told.Unclear<>(
          Doubt.CONTROL_FAILED, "this is a replica, which may lag behind", null);
    }
    for (Use use : uses) {
      Optional<Told<String>> objection = objection(session, use);
      if (objection.isPresent()) {
        return objection.get();
      }
    }
    return new Told.Done<>(account);
  }

  private static Told<String> here(Database database, @Nullable String account) {
    return account == null
        ? new Told.Barred<>(
            Refusal.WRONG_ACCOUNT,
            Doubt.ACCOUNT_UNKNOWN,
            "%s does not say which database it is; allow pg_control_system() or set account-query"
                .formatted(database.name()))
        : new Told.Done<>(account);
  }

  private static Optional<Told<String>> elsewhere(
      Database database, String account, @Nullable String recorded) {
    if (recorded == null) {
      return barred(
          Refusal.WRONG_ACCOUNT,
          Doubt.ACCOUNT_UNKNOWN,
          "no account was recorded; %s is %s".formatted(database.name(), account));
    }
    return recorded.equals(account)
        ? Optional.empty()
        : barred(
            Refusal.WRONG_ACCOUNT,
            Doubt.WRONG_ACCOUNT,
            "recorded in %s, but %s is %s".formatted(recorded, database.name(), account));
  }

  private static Optional<Told<String>> objection(Session session, Use use) throws SQLException {
    String table = use.table().shown();
    if (!session.canQuote()) {
      return lacking("names cannot be quoted in this database");
    }
    Relation relation = session.dialect().relation(session, use.table()).orElse(null);
    if (relation == null) {
      return lacking("there is no table %s".formatted(table));
    }
    if (relation.unfit().isPresent()) {
      return lacking("%s %s".formatted(table, relation.unfit().get()));
    }
    if (relation.hidden()) {
      return barred(
          Refusal.FORBIDDEN,
          Doubt.NO_CONTROL,
          "row security hides rows of %s from this role".formatted(table));
    }
    return objection(use, relation.columns());
  }

  private static Optional<Told<String>> objection(Use use, Map<String, Relation.Column> columns) {
    String table = use.table().shown();
    for (String name : use.read()) {
      Relation.Column column = columns.get(name);
      if (column == null) {
        return lacking("%s has no column %s".formatted(table, name));
      }
      if (!column.readable()) {
        return barred(
            Refusal.FORBIDDEN,
            Doubt.CREDENTIAL,
            "this role may not read %s of %s".formatted(name, table));
      }
    }
    for (String name : use.written()) {
      Relation.Column column = columns.get(name);
      if (column == null || column.computed()) {
        return lacking(
            "%s of %s %s"
                .formatted(name, table, column == null ? "is missing" : "cannot be written"));
      }
    }
    Relation.Column key = columns.get(use.key());
    return key != null && key.fuzzy()
        ? lacking("%s of %s takes different texts for the same".formatted(use.key(), table))
        : Optional.empty();
  }

  private static Optional<Told<String>> lacking(String detail) {
    return barred(Refusal.FAILED, Doubt.NO_CONTROL, detail);
  }

  private static Optional<Told<String>> barred(Refusal refusal, Doubt doubt, String detail) {
    return Optional.of(new Told.Barred<>(refusal, doubt, detail));
  }
}
