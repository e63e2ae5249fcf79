package dev.cleanslate.openai;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.openai.ObjectKind.Place;
import dev.cleanslate.openai.Proofs.Proof;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.Answer;
import dev.cleanslate.worker.cloud.Controls.Control;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Deletes one object: the account first, then sameness where it is asked for, then the request
/// itself. Thread-safe.
final class Deletion {
  private final Api api;
  private final Proofs proofs;

  Deletion(Api api, Proofs proofs) {
    this.api = api;
    this.proofs = proofs;
  }

  Advanced advance(ObjectKind kind, Target target, Errand errand) {
    Place place = kind.place(target);
    return objectionToAccount(kind, target, errand)
        .or(() -> objectionToSameness(kind, target, errand))
        .orElseGet(() -> deleted(kind, target, place, errand));
  }

  /// An id is unique at the provider, so a target without account may be deleted; one with an
  /// account only if the credential proves to be in it.
  private Optional<Advanced> objectionToAccount(ObjectKind kind, Target target, Errand errand) {
    String recorded = target.account();
    if (recorded == null) {
      return Optional.empty();
    }
    return switch (proofs.account(kind, errand)) {
      case Proof.Proven(var control, _) -> mismatch(recorded, control);
      case Proof.Retired(var detail) -> Optional.of(new Advanced.Refused(Refusal.RETIRED, detail));
      case Proof.Failed(var doubt, var detail) -> Optional.of(unproven(doubt, detail));
    };
  }

  private static Optional<Advanced> mismatch(String recorded, Control control) {
    return recorded.equals(control.account())
        ? Optional.empty()
        : Optional.of(
            new Advanced.Refused(
                Refusal.WRONG_ACCOUNT,
                "recorded in %s, but the credential is of %s"
                    .formatted(recorded, control.account())));
  }

  private static Advanced unproven(Doubt doubt, String detail) {
    return doubt == Doubt.ACCOUNT_UNKNOWN
        ? new Advanced.Refused(Refusal.WRONG_ACCOUNT, detail)
        : new Advanced.Unavailable(detail, null);
  }

  private Optional<Advanced> objectionToSameness(ObjectKind kind, Target target, Errand errand) {
    String expected = target.sameness();
    if (expected == null) {
      return Optional.empty();
    }
    Place place = kind.place(target);
    Answer<Body> answer =
        api.read(errand, (client, options) -> kind.calls().get(client, place, options));
    return switch (answer) {
      case Answer.Good<Body>(var body) -> difference(expected, body.createdAt());
      case Answer.Rejected<Body> no when isAbsence(no) -> Optional.empty();
      case Answer.Rejected<Body> no -> Optional.of(refusal(no));
      case Answer.Silent<Body>(var detail) ->
          Optional.of(new Advanced.Unavailable("sameness could not be read: " + detail, null));
      case Answer.NotSent<Body>(var detail, var retryAfter) ->
          Optional.of(new Advanced.Unavailable(detail, retryAfter));
    };
  }

  private static Optional<Advanced> difference(String expected, @Nullable String found) {
    return expected.equals(found)
        ? Optional.empty()
        : Optional.of(
            new Advanced.Refused(
                Refusal.NOT_THE_SAME,
                "registered with created_at %s, found with %s".formatted(expected, found)));
  }

  private Advanced deleted(ObjectKind kind, Target target, Place place, Errand errand) {
    Answer<Body> answer =
        api.delete(errand, (client, options) -> kind.calls().delete(client, place, options));
    return switch (answer) {
      case Answer.Good<Body>(var body) -> claimed(kind, place, body);
      case Answer.Rejected<Body> no when isAbsence(no) -> absent(kind, target, place, no, errand);
      case Answer.Rejected<Body> no -> refusal(no);
      case Answer.Silent<Body>(var detail) ->
          new Advanced.Unavailable("whether it was deleted is unknown; " + detail, null);
      case Answer.NotSent<Body>(var detail, var retryAfter) ->
          new Advanced.Unavailable(detail, retryAfter);
    };
  }

  private static Advanced claimed(ObjectKind kind, Place place, Body body) {
    String expectedId = kind.saysDeleted() ? place.id() : place.parent();
    if (!expectedId.equals(body.text("id"))) {
      return new Advanced.Unavailable("the answer is about another object", null);
    }
    JsonNode deleted = body.json().path("deleted");
    if (kind.saysDeleted() && !(deleted.isBoolean() && deleted.booleanValue())) {
      String detail = deleted.isMissingNode() ? "200 without deleted" : "200 deleted=false";
      return new Advanced.Refused(Refusal.PROTECTED, detail);
    }
    String answer = kind.saysDeleted() ? "200 deleted=true" : "200";
    String call = "DELETE " + kind.path(place);
    return new Advanced.Gone(new Evidence(call, answer, null, null, body.account(), null));
  }

  private Advanced absent(
      ObjectKind kind, Target target, Place place, Answer.Rejected<Body> no, Errand errand) {
    if (Errors.UNKNOWN_URL.equals(no.code())) {
      return new Advanced.Refused(Refusal.RETIRED, "the provider does not know this path");
    }
    return switch (proofs.of(kind, place, errand)) {
      case Proof.Retired(var detail) -> new Advanced.Refused(Refusal.RETIRED, detail);
      case Proof.Failed(var doubt, var detail) ->
          new Advanced.Unavailable(
              "%s, and the control failed (%s): %s".formatted(no.words(), doubt, detail), null);
      case Proof.Proven(var control, var parentGone) -> {
        String recorded = target.account() == null ? control.account() : target.account();
        yield mismatch(recorded, control)
            .orElseGet(() ->
                new Advanced.Gone(Shown.absence("DELETE", kind, place, no, control, parentGone)));
      }
    };
  }

  private static Advanced refusal(Answer.Rejected<Body> no) {
    String words = no.words();
    return switch (no.status()) {
      case 401 -> new Advanced.Unavailable("the credential was refused: " + words, null);
      case 403 -> new Advanced.Refused(Refusal.FORBIDDEN, words);
      case 409 -> new Advanced.Refused(isGuard(no) ? Refusal.PROTECTED : Refusal.IN_USE, words);
      case 400, 422 -> new Advanced.Refused(Refusal.BAD_TARGET, words);
      case 429 ->
          no.permanent()
              ? new Advanced.Refused(Refusal.QUOTA, words)
              : new Advanced.Unavailable("throttled: " + words, no.retryAfter());
      default -> other(no, no.retryAfter());
    };
  }

  private static Advanced other(Answer.Rejected<Body> no, @Nullable Duration retryAfter) {
    return no.status() == 408 || no.status() >= 500
        ? new Advanced.Unavailable("the provider failed: " + no.words(), retryAfter)
        : new Advanced.Refused(Refusal.FAILED, no.words());
  }

  private static boolean isGuard(Answer.Rejected<Body> no) {
    return no.code() != null && no.code().contains("protected");
  }

  private static boolean isAbsence(Answer.Rejected<Body> no) {
    return no.status() == 404 || no.status() == 410;
  }
}
