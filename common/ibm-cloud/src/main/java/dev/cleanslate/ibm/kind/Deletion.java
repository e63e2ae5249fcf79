package dev.cleanslate.ibm.kind;

import dev.cleanslate.ibm.call.Api;
import dev.cleanslate.ibm.call.Told;
import dev.cleanslate.ibm.kind.Proofs.Proof;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes one resource one step further: looks, checks that it is the one that was meant, and sends
/// what its state asks for. Remembers nothing, so it may be asked again at any time. Thread-safe.
final class Deletion {
  private final Api api;
  private final Proofs proofs;
  private final Duration nextLook;

  Deletion(Api api, Proofs proofs, Duration nextLook) {
    this.api = api;
    this.proofs = proofs;
    this.nextLook = nextLook;
  }

  Advanced advance(Site site, Target target, Errand errand) {
    return switch (api.read(errand, site.read())) {
      case Told.Good good ->
          objection(site, target, good).orElseGet(() -> step(site, target, good, errand));
      case Told.Rejected no when no.isAbsence() ->
          absent("GET " + site.path(), site, target, no, errand);
      case Told other -> Refusals.ofReading(other);
    };
  }

  /// Ids are unique at the provider, so a target without account may be deleted; one with an
  /// account only if the token proves to be of it.
  private static Optional<Advanced> objection(Site site, Target target, Told.Good good) {
    if (!site.id().equals(good.body().path("id").stringValue(null))) {
      return Optional.of(new Advanced.Unavailable("the answer is about another resource", null));
    }
    return mismatch(target.account(), good.account())
        .or(() -> difference(target.sameness(), site.sameness(good.body())));
  }

  private static Optional<Advanced> mismatch(@Nullable String recorded, @Nullable String proved) {
    if (recorded == null || recorded.equals(proved)) {
      return Optional.empty();
    }
    String detail =
        proved == null
            ? "recorded in %s, but the token names no account".formatted(recorded)
            : "recorded in %s, but the credential is of %s".formatted(recorded, proved);
    return Optional.of(new Advanced.Refused(Refusal.WRONG_ACCOUNT, detail));
  }

  private static Optional<Advanced> difference(@Nullable String expected, @Nullable String found) {
    return expected == null || expected.equals(found)
        ? Optional.empty()
        : Optional.of(
            new Advanced.Refused(
                Refusal.NOT_THE_SAME,
                "registered as created at %s, found %s".formatted(expected, found)));
  }

  private Advanced step(Site site, Target target, Told.Good seen, Errand errand) {
    return switch (site.next(seen.body())) {
      case Next.Await(var detail) -> new Advanced.StillDeleting(nextLook, detail);
      case Next.Refuse(var reason, var detail) -> new Advanced.Refused(reason, detail);
      case Next.Send send -> sent(send, site, target, errand);
    };
  }

  private Advanced sent(Next.Send send, Site site, Target target, Errand errand) {
    return switch (api.change(errand, target.account(), send.sending())) {
      case Told.Good good -> claimed(send, good);
      case Told.Rejected no when no.isAbsence() -> absent(send.call(), site, target, no, errand);
      case Told.Rejected no when no.error().isAboutState() && send.then() == Next.Then.CLEARED ->
          new Advanced.StillDeleting(
              nextLook, "%s -> %s".formatted(send.call(), no.error().details()));
      case Told other -> Refusals.ofChange(other);
    };
  }

  private Advanced claimed(Next.Send send, Told.Good good) {
    String answer = Integer.toString(good.status());
    return switch (send.then()) {
      case GONE ->
          new Advanced.Gone(new Evidence(send.call(), answer, null, null, good.account(), null));
      case GOES, CLEARED ->
          new Advanced.StillDeleting(nextLook, "%s -> %s".formatted(send.call(), answer));
    };
  }

  private Advanced absent(String call, Site site, Target target, Told.Rejected no, Errand errand) {
    return switch (proofs.of(site.controls(), site.withoutControls(), errand)) {
      case Proof.Failed(var doubt, var detail) ->
          doubt == Doubt.ACCOUNT_UNKNOWN && target.account() != null
              ? new Advanced.Refused(Refusal.WRONG_ACCOUNT, detail)
              : new Advanced.Unavailable(
                  "%s, and the control failed (%s): %s"
                      .formatted(no.error().words(), doubt, detail),
                  null);
      case Proof.Proven proven ->
          mismatch(target.account(), proven.control().account())
              .or(() -> mismatch(target.account(), no.account()))
              .orElseGet(() -> new Advanced.Gone(Shown.absence(call, no.error(), proven)));
    };
  }
}
