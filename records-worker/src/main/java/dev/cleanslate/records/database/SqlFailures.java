package dev.cleanslate.records.database;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.worker.Words;
import dev.cleanslate.worker.cloud.Answer;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Reads a database's errors by their SQLSTATE: what will not change by waiting, what surely was
/// not done, and what nobody knows. Never hands on their text, which may quote what is in a row.
/// Pure functions. Source: PostgreSQL's appendix A, ISO 9075 for the classes that all share.
final class SqlFailures {
  private SqlFailures() {}

  static <T> Answer<Told<T>> answer(SQLException failure) {
    String state = state(failure);
    return switch (state) {
      case "" -> new Answer.NotSent<>("no connection was free", null);
      case "40001", "40P01", "57P03" -> new Answer.Rejected<>(503, state, false, null);
      case "55P03", "57014", "25006", "HYT00" -> new Answer.Rejected<>(500, state, true, null);
      case "42501" ->
          barred(Refusal.FORBIDDEN, Doubt.CREDENTIAL, "the role may not do this (42501)");
      case "23503", "23001" ->
          barred(Refusal.IN_USE, Doubt.UNAVAILABLE, "still referenced" + where(failure, state));
      case "P0001" -> barred(Refusal.PROTECTED, Doubt.UNAVAILABLE, "a trigger forbids it (P0001)");
      default -> byClass(failure, state);
    };
  }

  private static <T> Answer<Told<T>> byClass(SQLException failure, String state) {
    return switch (state.substring(0, Math.min(2, state.length()))) {
      case "28" -> new Answer.Rejected<>(401, state, true, null);
      case "53" -> new Answer.Rejected<>(503, state, false, null);
      case "22" ->
          barred(
              Refusal.BAD_TARGET,
              Doubt.BAD_TARGET,
              "a value does not fit the type of its column (%s)".formatted(state));
      case "23", "44" ->
          barred(
              Refusal.PROTECTED,
              Doubt.UNAVAILABLE,
              "a constraint forbids it" + where(failure, state));
      case "42", "3D", "3F" ->
          barred(
              Refusal.FAILED,
              Doubt.NO_CONTROL,
              "the database does not know what was named (%s)".formatted(state));
      case "58", "XX", "0A", "HY" -> new Answer.Rejected<>(500, state, false, null);
      default -> new Answer.Silent<>("no answer from the database (%s)".formatted(state));
    };
  }

  /// Of the first failure that has one: a pool hides the driver's own.
  private static String state(SQLException failure) {
    for (SQLException each = failure; each != null; each = each.getNextException()) {
      String code = Words.code(each.getSQLState());
      if (code != null) {
        return code;
      }
    }
    return "";
  }

  private static <T> Answer<Told<T>> barred(Refusal refusal, Doubt doubt, String detail) {
    return new Answer.Good<>(new Told.Barred<>(refusal, doubt, detail));
  }

  /// The names of the constraint and its table, which are no content of a row.
  private static String where(SQLException failure, String state) {
    ServerErrorMessage message =
        failure instanceof PSQLException error ? error.getServerErrorMessage() : null;
    return message == null || message.getConstraint() == null
        ? " (%s)".formatted(state)
        : " by %s, constraint %s (%s)"
            .formatted(named(message.getTable()), named(message.getConstraint()), state);
  }

  private static String named(@Nullable String name) {
    return name == null ? "a table" : Words.fit(name, 100);
  }
}
