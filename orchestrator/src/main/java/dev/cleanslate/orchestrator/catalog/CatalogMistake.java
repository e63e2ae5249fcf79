package dev.cleanslate.orchestrator.catalog;

/// A catalog that must not be used; the text names the line and what to do. The orchestrator
/// refuses to start with it.
public final class CatalogMistake extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CatalogMistake(int line, String problem) {
    super("catalog line " + line + ": " + problem);
  }
}
