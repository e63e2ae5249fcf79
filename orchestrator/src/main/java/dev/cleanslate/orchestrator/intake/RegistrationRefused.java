package dev.cleanslate.orchestrator.intake;

/// A registration that cannot be taken; names the field and says what the catalog asks for. Nothing
/// was changed.
public final class RegistrationRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  RegistrationRefused(String field, String problem) {
    super(field + " " + problem);
    this.field = field;
  }

  /// The field in its wire spelling.
  public String field() {
    return field;
  }
}
