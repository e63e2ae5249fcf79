package dev.cleanslate.orchestrator.script;

/// How text that others chose is written into a shell script. Pure.
final class Shell {
  private Shell() {}

  /// One word, whatever is in it: between single quotes a shell expands nothing.
  static String quoted(String text) {
    return "'" + printable(text).replace("'", "'\\''") + "'";
  }

  /// Part of a comment, which ends with its line.
  static String comment(String text) {
    return printable(text);
  }

  /// No text that reaches the ledger has these; a line break in a comment would be a command.
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\u2028\\u2029]", "?");
  }
}
