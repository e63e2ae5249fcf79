package dev.cleanslate.ibm.kind;

import dev.cleanslate.ibm.call.Told;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.worker.Advanced;

/// What an answer that is no success means for a deletion. Decided by status alone: the provider's
/// codes may change. Pure functions.
final class Refusals {
  private Refusals() {}

  /// Of a reading: nothing was changed, and a bad request is about the request.
  static Advanced ofReading(Told told) {
    return of(told, "nothing was changed; ", Refusal.BAD_TARGET);
  }

  /// Of a request that changes something. It names what was read a moment ago, so a bad request
  /// that names no part of itself is about the state of things.
  static Advanced ofChange(Told told) {
    boolean isInUse = told instanceof Told.Rejected no && no.error().isAboutState();
    return of(
        told,
        "whether it was carried out is unknown; ",
        isInUse ? Refusal.IN_USE : Refusal.BAD_TARGET);
  }

  private static Advanced of(Told told, String silence, Refusal badRequest) {
    return switch (told) {
      case Told.Good _ -> throw new IllegalArgumentException("a success is no refusal");
      case Told.Rejected no -> rejected(no, badRequest);
      case Told.NoToken no ->
          new Advanced.Unavailable(
              (no.refused() ? "the credential was refused: " : "there is no token: ") + no.detail(),
              no.retryAfter());
      case Told.Silent(var detail) -> new Advanced.Unavailable(silence + detail, null);
      case Told.NotSent(var detail, var retryAfter) -> new Advanced.Unavailable(detail, retryAfter);
    };
  }

  private static Advanced rejected(Told.Rejected no, Refusal badRequest) {
    String details = no.error().details();
    int status = no.error().status();
    return switch (status) {
      case 401 -> new Advanced.Unavailable("the credential was refused: " + details, null);
      case 403 -> new Advanced.Refused(Refusal.FORBIDDEN, details);
      case 412 -> new Advanced.Refused(Refusal.NOT_THE_SAME, details);
      case 409 -> new Advanced.Refused(Refusal.IN_USE, details);
      case 400, 422 -> new Advanced.Refused(badRequest, details);
      case 429 -> new Advanced.Unavailable("throttled: " + details, no.retryAfter());
      default ->
          status == 408 || status >= 500
              ? new Advanced.Unavailable("the provider failed: " + details, no.retryAfter())
              : new Advanced.Refused(Refusal.FAILED, details);
    };
  }
}
