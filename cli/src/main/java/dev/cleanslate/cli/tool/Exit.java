package dev.cleanslate.cli.tool;

/// How a verb ended, as its exit status says it. The numbers are a promise to scripts.
public enum Exit {
  /// What was asked for is done; a deletion: everything was seen gone.
  DONE(0),
  /// Something broke, here or in the server.
  FAULT(1),
  /// The command line cannot be understood.
  USAGE(2),
  /// Something is left, or wants to be looked at.
  LEFT(3),
  /// The server refused it; nothing was done.
  REFUSED(4),
  /// There is no such thing.
  UNKNOWN(5),
  /// No answer came.
  UNREACHABLE(6),
  /// The time to wait was over before the end; it goes on by itself.
  UNFINISHED(7),
  /// There is no token, or it does not allow this.
  FORBIDDEN(8),
  /// Nobody confirmed it; nothing was done.
  UNCONFIRMED(9);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  /// The exit status.
  public int code() {
    return code;
  }

  /// The one that asks more for a person's attention.
  public Exit worse(Exit other) {
    return other == DONE || (this != DONE && code <= other.code) ? this : other;
  }
}
