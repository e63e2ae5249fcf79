package dev.cleanslate.ibm.kind;

import dev.cleanslate.ibm.call.Api;
import dev.cleanslate.ibm.call.Told;
import dev.cleanslate.ibm.kind.Proofs.Proof;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.cloud.Controls;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Looks at one resource; believes a 404 only with a control in the recorded account. Thread-safe.
final class Look {
  private final Api api;
  private final Proofs proofs;

  Look(Api api, Proofs proofs) {
    this.api = api;
    this.proofs = proofs;
  }

  Looked at(Site site, Target target, Errand errand) {
    return switch (api.read(errand, site.read())) {
      case Told.Good good -> found(site, target, good);
      case Told.Rejected no when no.isAbsence() -> absent(site, target, no, errand);
      case Told.Rejected no -> new Looked.Unverifiable(doubt(no), no.error().details());
      case Told.NoToken(_, var detail, _) -> new Looked.Unverifiable(Doubt.CREDENTIAL, detail);
      case Told.Silent(var detail) -> new Looked.Unverifiable(Doubt.UNAVAILABLE, detail);
      case Told.NotSent(var detail, _) -> new Looked.Unverifiable(Doubt.UNAVAILABLE, detail);
    };
  }

  private static Looked found(Site site, Target target, Told.Good good) {
    if (!site.id().equals(good.body().path("id").stringValue(null))) {
      return new Looked.Unverifiable(Doubt.UNAVAILABLE, "the answer is about another resource");
    }
    if (isOther(target.account(), good.account())) {
      return new Looked.Unverifiable(Doubt.WRONG_ACCOUNT, "found in " + good.account());
    }
    String sameness = site.sameness(good.body());
    if (target.sameness() != null && !target.sameness().equals(sameness)) {
      return new Looked.Unverifiable(
          Doubt.BAD_TARGET,
          "registered as created at %s, found %s".formatted(target.sameness(), sameness));
    }
    String answer = "%d %s".formatted(good.status(), site.state(good.body()));
    return new Looked.Present(
        site.standing(good.body()),
        new Evidence("GET " + site.path(), answer, null, null, good.account(), null));
  }

  private static boolean isOther(@Nullable String recorded, @Nullable String proved) {
    return recorded != null && proved != null && !recorded.equals(proved);
  }

  private Looked absent(Site site, Target target, Told.Rejected no, Errand errand) {
    return switch (proofs.of(site.controls(), site.withoutControls(), errand)) {
      case Proof.Failed(var doubt, var detail) -> new Looked.Unverifiable(doubt, detail);
      case Proof.Proven proven -> judged(site, target, no, proven);
    };
  }

  private static Looked judged(Site site, Target target, Told.Rejected no, Proof.Proven proven) {
    Controls.Control control = proven.control();
    if (target.account() == null) {
      return new Looked.Unverifiable(
          Doubt.ACCOUNT_UNKNOWN, "no account was recorded; asked in " + control.account());
    }
    if (!target.account().equals(control.account())
        || !Objects.equals(no.account(), control.account())) {
      return new Looked.Unverifiable(
          Doubt.WRONG_ACCOUNT, "the credential is of " + control.account());
    }
    return new Looked.Gone(Shown.absence("GET " + site.path(), no.error(), proven));
  }

  private static Doubt doubt(Told.Rejected no) {
    return switch (no.error().status()) {
      case 401, 403 -> Doubt.CREDENTIAL;
      case 400, 422 -> Doubt.BAD_TARGET;
      default -> Doubt.UNAVAILABLE;
    };
  }
}
