package dev.cleanslate.cli.api;

/// A name or an id that cannot stand in a path, and that no server knows therefore.
public final class BadName extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadName(String name) {
    super("'%s' cannot be a name or an id.".formatted(name));
  }
}
