package dev.cleanslate.storage.kind;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.storage.s3.Hitch;
import dev.cleanslate.storage.s3.Removal;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.cloud.Answer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an answer that is not good means, for a deletion and for a look. A redirect is never
/// followed: it means that the endpoint or region set here is not the bucket's. Pure functions.
/// Source of the codes: Amazon S3 API reference, "Error responses".
final class Refusals {
  private static final Set<String> CREDENTIAL =
      Set.of(
          "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "ExpiredToken",
          "InvalidToken",
          "TokenRefreshRequired",
          "RequestTimeTooSkewed",
          "AuthorizationHeaderMalformed");
  private static final Set<String> PASSING_CONFLICTS =
      Set.of("OperationAborted", "ConditionalRequestConflict");

  private Refusals() {}

  static boolean isNotImplemented(Answer<?> answer) {
    return answer instanceof Answer.Rejected<?> no
        && (no.status() == 501 || no.status() == 405 || "NotImplemented".equals(no.code()));
  }

  static boolean isCredential(Answer.Rejected<?> no) {
    return no.status() == 401 || (no.code() != null && CREDENTIAL.contains(no.code()));
  }

  /// What becomes of a deletion.
  static Advanced advanced(Answer<?> answer) {
    return switch (answer) {
      case Answer.Good<?> _ -> throw new IllegalStateException("a good answer is no refusal");
      case Answer.Rejected<?> no -> rejected(no);
      case Answer.Silent<?>(var detail) ->
          new Advanced.Unavailable("what became of it is unknown; " + detail, null);
      case Answer.NotSent<?>(var detail, var retryAfter) ->
          new Advanced.Unavailable(detail, retryAfter);
    };
  }

  private static Advanced rejected(Answer.Rejected<?> no) {
    String words = no.words();
    if (isCredential(no)) {
      return new Advanced.Unavailable("the credential was refused: " + words, null);
    }
    return switch (no.status()) {
      case 403 -> new Advanced.Refused(Refusal.FORBIDDEN, words);
      case 451 -> new Advanced.Refused(Refusal.PROTECTED, words);
      case 409 ->
          no.code() != null && PASSING_CONFLICTS.contains(no.code())
              ? new Advanced.Unavailable("another change is under way: " + words, no.retryAfter())
              : new Advanced.Refused(Refusal.IN_USE, words);
      case 412 -> new Advanced.Refused(Refusal.NOT_THE_SAME, words);
      case 301, 302, 307, 308 ->
          new Advanced.Refused(Refusal.BAD_TARGET, "the bucket is at another endpoint: " + words);
      case 400, 404 -> new Advanced.Refused(Refusal.BAD_TARGET, words);
      case 408, 429, 500, 502, 503, 504 ->
          new Advanced.Unavailable("the service is busy or failed: " + words, no.retryAfter());
      default -> new Advanced.Refused(Refusal.FAILED, words);
    };
  }

  /// What becomes of keys that were not deleted within a 200.
  static Advanced advanced(Hitch worst, Removal removal) {
    String detail =
        "%d could not be deleted, one of them for %s"
            .formatted(removal.notGone(), shown(removal.code()));
    return switch (worst) {
      case CHANGED -> new Advanced.Refused(Refusal.NOT_THE_SAME, detail);
      case PROTECTED -> new Advanced.Refused(Refusal.PROTECTED, detail);
      case FORBIDDEN -> new Advanced.Refused(Refusal.FORBIDDEN, detail);
      case FAILED -> new Advanced.Refused(Refusal.FAILED, detail);
      case LATER -> new Advanced.Unavailable(detail, null);
    };
  }

  private static String shown(@Nullable String code) {
    return code == null ? "a reason that is not shown" : code;
  }

  /// What becomes of a look.
  static Looked looked(Answer<?> answer) {
    return switch (answer) {
      case Answer.Good<?> _ -> throw new IllegalStateException("a good answer is no refusal");
      case Answer.Rejected<?> no -> new Looked.Unverifiable(doubt(no), no.words());
      case Answer.Silent<?>(var detail) -> new Looked.Unverifiable(Doubt.UNAVAILABLE, detail);
      case Answer.NotSent<?>(var detail, _) -> new Looked.Unverifiable(Doubt.UNAVAILABLE, detail);
    };
  }

  /// That a bucket is absent proves nothing about what was in it: it may be another account's now.
  static Doubt doubt(Answer.Rejected<?> no) {
    if (isCredential(no) || no.status() == 403) {
      return Doubt.CREDENTIAL;
    }
    return switch (no.status()) {
      case 404 -> Doubt.NO_CONTROL;
      case 301, 302, 307, 308, 400 -> Doubt.BAD_TARGET;
      default -> Doubt.UNAVAILABLE;
    };
  }
}
