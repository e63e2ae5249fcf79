package dev.cleanslate.cli.tool;

/// A person did not say yes. Nothing was done.
public final class Unconfirmed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unconfirmed(String why) {
    super(why);
  }
}
