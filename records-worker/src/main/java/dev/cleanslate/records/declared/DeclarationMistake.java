package dev.cleanslate.records.declared;

/// A declaration that must not be used; the text names the line and what is wrong. The worker
/// refuses to start with it.
public final class DeclarationMistake extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeclarationMistake(int line, String problem) {
    super("records.yaml line " + line + ": " + problem);
  }
}
