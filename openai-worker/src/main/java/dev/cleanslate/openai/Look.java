package dev.cleanslate.openai;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.openai.ObjectKind.Place;
import dev.cleanslate.openai.Proofs.Proof;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.cloud.Answer;
import dev.cleanslate.worker.cloud.Controls.Control;
import org.jspecify.annotations.Nullable;

/// Looks at one object; believes a 404 only with a control in the recorded account. Thread-safe.
final class Look {
  private final Api api;
  private final Proofs proofs;

  Look(Api api, Proofs proofs) {
    this.api = api;
    this.proofs = proofs;
  }

  Looked at(ObjectKind kind, Target target, Errand errand) {
    Place place = kind.place(target);
    Answer<Body> answer =
        api.read(errand, (client, options) -> kind.calls().get(client, place, options));
    return switch (answer) {
      case Answer.Good<Body>(var body) -> found(kind, target, place, body);
      case Answer.Rejected<Body> no when no.status() == 404 || no.status() == 410 ->
          absent(kind, target, place, no, errand);
      case Answer.Rejected<Body> no -> new Looked.Unverifiable(doubt(no), no.words());
      case Answer.Silent<Body>(var detail) -> new Looked.Unverifiable(Doubt.UNAVAILABLE, detail);
      case Answer.NotSent<Body>(var detail, _) ->
          new Looked.Unverifiable(Doubt.UNAVAILABLE, detail);
    };
  }

  private static Looked found(ObjectKind kind, Target target, Place place, Body body) {
    if (!place.id().equals(body.text("id"))) {
      return new Looked.Unverifiable(Doubt.UNAVAILABLE, "the answer is about another object");
    }
    if (isOther(target.account(), body.account())) {
      return new Looked.Unverifiable(Doubt.WRONG_ACCOUNT, "found in " + body.account());
    }
    if (target.sameness() != null && !target.sameness().equals(body.createdAt())) {
      return new Looked.Unverifiable(
          Doubt.BAD_TARGET,
          "registered with created_at %s, found with %s"
              .formatted(target.sameness(), body.createdAt()));
    }
    String status = body.text("status");
    String answer = status == null ? "200" : "200 status=" + status;
    Evidence evidence =
        new Evidence("GET " + kind.path(place), answer, null, null, body.account(), null);
    return new Looked.Present(Verdict.Standing.FREE, evidence);
  }

  private static boolean isOther(@Nullable String recorded, @Nullable String proved) {
    return recorded != null && proved != null && !recorded.equals(proved);
  }

  private Looked absent(
      ObjectKind kind, Target target, Place place, Answer.Rejected<Body> no, Errand errand) {
    if (Errors.UNKNOWN_URL.equals(no.code())) {
      return new Looked.Unverifiable(Doubt.API_RETIRED, "the provider does not know this path");
    }
    return switch (proofs.of(kind, place, errand)) {
      case Proof.Retired(var detail) -> new Looked.Unverifiable(Doubt.API_RETIRED, detail);
      case Proof.Failed(var doubt, var detail) -> new Looked.Unverifiable(doubt, detail);
      case Proof.Proven(var control, var parentGone) ->
          judged(kind, target, place, no, control, parentGone);
    };
  }

  private static Looked judged(
      ObjectKind kind,
      Target target,
      Place place,
      Answer.Rejected<Body> no,
      Control control,
      boolean parentGone) {
    if (target.account() == null) {
      return new Looked.Unverifiable(
          Doubt.ACCOUNT_UNKNOWN, "no account was recorded; asked in " + control.account());
    }
    if (!target.account().equals(control.account())) {
      return new Looked.Unverifiable(
          Doubt.WRONG_ACCOUNT, "the credential is of " + control.account());
    }
    Evidence evidence = Shown.absence("GET", kind, place, no, control, parentGone);
    return parentGone && !kind.goesWithParent()
        ? new Looked.Unverifiable(Doubt.NO_CONTROL, String.valueOf(evidence.detail()))
        : new Looked.Gone(evidence);
  }

  private static Doubt doubt(Answer.Rejected<Body> no) {
    return switch (no.status()) {
      case 401, 403 -> Doubt.CREDENTIAL;
      case 400, 422 -> Doubt.BAD_TARGET;
      default -> Doubt.UNAVAILABLE;
    };
  }
}
