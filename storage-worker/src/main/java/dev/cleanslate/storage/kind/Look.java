package dev.cleanslate.storage.kind;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.storage.kind.Proofs.Proof;
import dev.cleanslate.storage.s3.S3Service;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.cloud.Controls.Control;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks at all that a selection means: counts what is listed, up to a bound, and believes an empty
/// listing only with a control in the recorded account. Thread-safe.
public final class Look {
  private final S3Service service;
  private final Proofs proofs;

  public Look(S3Service service, Proofs proofs) {
    this.service = service;
    this.proofs = proofs;
  }

  /// Looks now; changes nothing.
  public Looked at(Target target, Selection selection, Sameness sameness, Errand errand) {
    Count count = new Count(service, errand, selection, sameness);
    Optional<Looked> end = count.counted();
    if (end.isPresent()) {
      return end.get();
    }
    Proof proof = proofs.of(selection.bucket(), errand);
    return count.isNone()
        ? absent(target, selection, proof)
        : present(target, selection, count, proof);
  }

  private static Looked absent(Target target, Selection selection, Proof proof) {
    return switch (proof) {
      case Proof.Failed(var doubt, var detail) -> new Looked.Unverifiable(doubt, detail);
      case Proof.Proven(var control) ->
          doubtOfAccount(target, control)
              .orElseGet(() -> new Looked.Gone(Shown.nothing(selection, control)));
    };
  }

  private static Optional<Looked> doubtOfAccount(Target target, Control control) {
    if (target.account() == null) {
      return Optional.of(
          new Looked.Unverifiable(
              Doubt.ACCOUNT_UNKNOWN, "no account was recorded; asked in " + control.account()));
    }
    return target.account().equals(control.account())
        ? Optional.empty()
        : Optional.of(
            new Looked.Unverifiable(
                Doubt.WRONG_ACCOUNT, "the credential is of " + control.account()));
  }

  /// What guards an object is in no listing, so nobody can tell whether the way is free.
  private static Looked present(Target target, Selection selection, Count count, Proof proof) {
    @Nullable String account =
        proof instanceof Proof.Proven(var control) ? control.account() : null;
    if (account != null && target.account() != null && !account.equals(target.account())) {
      return new Looked.Unverifiable(Doubt.WRONG_ACCOUNT, "found in " + account);
    }
    if (count.isOnlyYounger()) {
      return new Looked.Unverifiable(
          Doubt.BAD_TARGET, "only what is younger than what was registered: " + count.words());
    }
    Evidence evidence =
        new Evidence(selection.call(), "200, " + count.words(), null, null, account, null);
    return new Looked.Present(Verdict.Standing.UNKNOWN, evidence, new Tally(count.left(), 0));
  }
}
