package dev.cleanslate.importer.old;

import java.sql.SQLException;

/// The older database could not be read. The text has the code of the failure and never what is in
/// a row.
public final class CannotRead extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  CannotRead(String problem, SQLException cause) {
    super(problem, cause);
    this.code = cause.getSQLState() == null ? "" : cause.getSQLState();
  }

  /// The SQLSTATE; empty where there was none.
  public String code() {
    return code;
  }

  /// Whether another try may do better: the connection broke, or the server had no room.
  boolean passes() {
    return code.startsWith("08")
        || code.startsWith("57P")
        || code.startsWith("53")
        || code.startsWith("40");
  }

  /// What happened, for whoever must mend it.
  static CannotRead of(String place, SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    String why =
        switch (state.length() < 2 ? "" : state.substring(0, 2)) {
          case "08" -> "it does not answer, or the connection broke";
          case "28" -> "it refuses this user or password";
          case "3D" -> "there is no such database";
          case "53" -> "it has no room for a connection";
          case "57" -> "it ended the query or is shutting down";
          case "42" -> "it does not allow or does not know what was asked";
          default -> "it failed";
        };
    return new CannotRead("The database %s: %s (%s).".formatted(place, why, state), failure);
  }
}
