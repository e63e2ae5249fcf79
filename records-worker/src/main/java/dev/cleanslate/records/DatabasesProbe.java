package dev.cleanslate.records;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.records.database.Database;
import dev.cleanslate.records.database.Grounds;
import dev.cleanslate.records.database.Session;
import dev.cleanslate.records.database.Told;
import dev.cleanslate.records.declared.RecordKind;
import dev.cleanslate.records.declared.Right;
import dev.cleanslate.worker.CredentialCheck;
import dev.cleanslate.worker.Errand;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Asks every database which one it is, and what its role may do there. All of them must answer for
/// the credentials to be good; the answer names each. Thread-safe.
///
/// @param kinds those whose database is configured
record DatabasesProbe(Databases databases, List<RecordKind> kinds) implements CredentialCheck {
  @Override
  public Credential ask(Errand errand) {
    List<String> accounts = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    Map<String, String> lacks = new TreeMap<>();
    boolean reachable = true;
    boolean refused = false;
    for (Database database : databases.all()) {
      Told<Place> told = database.read(errand, session -> place(session, database));
      answers.add(database.name() + ": " + words(told));
      switch (told) {
        case Told.Done<Place>(var place) -> {
          accounts.add(place.account());
          lacks.putAll(place.lacks());
        }
        case Told.Barred<Place> _ -> refused = true;
        case Told.Unclear<Place>(var doubt, _, _) -> {
          boolean answered = doubt == Doubt.CREDENTIAL;
          refused |= answered;
          reachable &= answered;
        }
      }
    }
    String account = accounts.isEmpty() ? null : String.join(", ", accounts);
    return new Credential(account, reachable, refused, String.join("; ", answers), lacks);
  }

  private Told<Place> place(Session session, Database database) throws SQLException {
    return switch (Grounds.here(session, database, List.of())) {
      case Told.Done<String>(var account) ->
          new Told.Done<>(new Place(account, lacks(session, database)));
      case Told.Barred<String>(var refusal, var doubt, var detail) ->
          new Told.Barred<>(refusal, doubt, detail);
      case Told.Unclear<String>(var doubt, var detail, var after) ->
          new Told.Unclear<>(doubt, detail, after);
    };
  }

  private Map<String, String> lacks(Session session, Database database) throws SQLException {
    Map<String, String> lacks = new TreeMap<>();
    for (RecordKind kind : kinds) {
      if (kind.database().equals(database.name())) {
        lacks(session, database, kind).ifPresent(words -> lacks.put(kind.name(), words));
      }
    }
    return lacks;
  }

  /// What stands in the way of looking at its rows and ending them: nothing, where that is empty
  /// text; absent where it cannot be known.
  private static Optional<String> lacks(Session session, Database database, RecordKind kind)
      throws SQLException {
    return switch (Grounds.here(session, database, kind.uses())) {
      case Told.Done<String> _ -> forbidden(session, kind);
      case Told.Barred<String>(_, _, var detail) -> Optional.of(detail);
      case Told.Unclear<String>(_, var detail, _) -> Optional.of(detail);
    };
  }

  private static Optional<String> forbidden(Session session, RecordKind kind) throws SQLException {
    List<String> forbidden = new ArrayList<>();
    for (Right right : kind.rights()) {
      Optional<Boolean> may = session.may(right);
      if (may.isEmpty()) {
        return Optional.empty();
      }
      if (!may.get()) {
        forbidden.add(right.shown());
      }
    }
    return Optional.of(String.join(", ", forbidden));
  }

  private static String words(Told<Place> told) {
    return switch (told) {
      case Told.Done<Place> _ -> "good";
      case Told.Barred<Place>(_, _, var detail) -> detail;
      case Told.Unclear<Place>(_, var detail, _) -> detail;
    };
  }

  /// A database that answered.
  ///
  /// @param lacks of each kind, where it is known, what its role may not do
  private record Place(String account, Map<String, String> lacks) {}
}
