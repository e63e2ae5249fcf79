package dev.cleanslate.cli.tool;

/// The command line, or what it points to, cannot be used; the text says why.
public final class Misuse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// For that reason.
  public Misuse(String why) {
    super(why);
  }
}
