package dev.cleanslate.importer.mapping;

/// A mapping that must not be used; the text names the line and what is wrong.
public final class MappingMistake extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// A mistake in that line, counted from 1.
  public MappingMistake(int line, String problem) {
    super("line " + line + ": " + problem);
  }
}
