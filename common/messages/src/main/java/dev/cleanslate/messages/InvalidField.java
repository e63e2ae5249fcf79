package dev.cleanslate.messages;

/// A field of a message or a request that makes no sense; the text names the field and what is
/// wrong with it.
///
/// Raised by the constructors of this package. It never carries a credential, and the offending
/// value only where the value is a short name.
public final class InvalidField extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String problem;

  /// The field in its wire spelling (`owner.type`), and the rest of a sentence that starts with it.
  public InvalidField(String field, String problem) {
    super(field + " " + problem);
    this.field = field;
    this.problem = problem;
  }

  /// The field in its wire spelling.
  public String field() {
    return field;
  }

  /// What is wrong with it: the rest of a sentence that starts with the field.
  public String problem() {
    return problem;
  }
}
