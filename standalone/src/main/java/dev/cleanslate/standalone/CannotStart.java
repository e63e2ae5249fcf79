package dev.cleanslate.standalone;

/// Why the system, or a part of it, does not run: a sentence for the person at the terminal that
/// says what to do about it.
final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotStart(String sentence) {
    super(sentence);
  }

  CannotStart(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
