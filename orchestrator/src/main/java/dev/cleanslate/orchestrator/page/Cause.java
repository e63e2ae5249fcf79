package dev.cleanslate.orchestrator.page;

/// What keeps something from going, in plain words, and who can do something about it; made from
/// the reason of a finding, which begins with a word of the rules where a provider or a look gave
/// one (`in use: ...`).
///
/// @param code what is the same in all findings of one cause
/// @param words the cause, as the beginning of a line
/// @param detail what was said about it
/// @param who who acts
/// @param person whether that is a person; else it goes on by itself
public record Cause(String code, String words, String detail, String who, boolean person) {
  private static final String OPERATOR = "operator";
  private static final String ITSELF = "nobody: it goes on";

  /// The cause that a finding's reason tells of.
  public static Cause of(String reason) {
    int colon = reason.indexOf(':');
    String code = colon < 0 ? reason : reason.substring(0, colon);
    String detail = colon < 0 ? "" : reason.substring(colon + 1).strip();
    return switch (code) {
      case "in use" -> asks(code, "Something else still holds it", detail);
      case "protected" -> asks(code, "The provider protects it from being deleted", detail);
      case "forbidden" -> owes(code, "The credential may not delete it", detail);
      case "retired", "api retired" -> asks(code, "The provider has switched this API off", detail);
      case "not the same" -> asks(code, "Another thing bears this id now", detail);
      case "wrong account" -> owes(code, "The credential is for another account", detail);
      case "account unknown" -> owes(code, "Nobody said which account it is in", detail);
      case "quota" -> owes(code, "The account’s quota is used up", detail);
      case "bad target" -> asks(code, "It cannot be asked for as it was registered", detail);
      case "failed" -> asks(code, "The provider tried and failed", detail);
      case "credential" -> owes(code, "The credential is refused", detail);
      case "no control", "control failed" ->
          asks(code, "Nothing proves that “not found” means gone", detail);
      case "not listable", "listing incomplete" ->
          asks(code, "The provider’s listing does not tell", detail);
      case "unavailable" -> new Cause(code, "The provider does not answer", detail, ITSELF, false);
      case "still there after its deadline" ->
          asks(code, "It is still there after its deadline", detail);
      default -> asks(code, code, detail);
    };
  }

  private static Cause asks(String code, String words, String detail) {
    return new Cause(code, words, detail, OPERATOR, true);
  }

  private static Cause owes(String code, String words, String detail) {
    return new Cause(code, words, detail, "whoever has the credential", true);
  }
}
