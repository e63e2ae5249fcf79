package dev.cleanslate.storage.kind;

import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import dev.cleanslate.storage.kind.Proofs.Proof;
import dev.cleanslate.storage.s3.S3Service;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.Controls.Control;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Deletes all that a selection means, a few batches per command, and says gone when a fresh
/// listing shows nothing.
///
/// May be asked again and again, by several at once: what one of them deleted counts for the others
/// as gone. Thread-safe.
public final class Sweep {
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration AFTER_A_WHILE = Duration.ofSeconds(5);

  private final S3Service service;
  private final Proofs proofs;
  private final int batchSize;

  /// @param batchSize the most keys of one request; at most 1000
  public Sweep(S3Service service, Proofs proofs, int batchSize) {
    this.service = service;
    this.proofs = proofs;
    this.batchSize = batchSize;
  }

  /// Goes on with it.
  public Advanced advance(Target target, Selection selection, Sameness sameness, Errand errand) {
    String recorded = target.account();
    if (recorded == null) {
      return new Advance(selection, sameness, errand, null).made();
    }
    return switch (proofs.of(selection.bucket(), errand)) {
      case Proof.Proven(var control) when recorded.equals(control.account()) ->
          new Advance(selection, sameness, errand, control).made();
      case Proof.Proven(var control) ->
          new Advanced.Refused(
              Refusal.WRONG_ACCOUNT,
              "recorded in %s, but the credential is of %s".formatted(recorded, control.account()));
      case Proof.Failed(var doubt, var detail) ->
          switch (doubt) {
            case ACCOUNT_UNKNOWN -> new Advanced.Refused(Refusal.WRONG_ACCOUNT, detail);
            default -> new Advanced.Unavailable(detail, null);
          };
    };
  }

  /// One command's passes.
  private final class Advance {
    private final Effort effort;
    private final @Nullable Control control;

    Advance(Selection selection, Sameness sameness, Errand errand, @Nullable Control control) {
      this.effort = new Effort(service, errand, selection, sameness, batchSize);
      this.control = control;
    }

    Advanced made() {
      boolean withMarkers = false;
      while (true) {
        Round round = new Round(effort, withMarkers);
        Optional<Advanced> end = round.gone();
        effort.uncount(round.stillListed());
        if (end.isPresent()) {
          return progressOr(end.get());
        }
        if (round.isEmpty()) {
          return new Advanced.Gone(Shown.nothing(effort.selection(), control), tally());
        }
        if (round.stillListed() > 0) {
          return lingering(round);
        }
        if (!round.hasDeleted() && !round.isLeftWithMarkers()) {
          return progressOr(round.refusal());
        }
        if (effort.isSpent()) {
          return stillDeleting(AT_ONCE, "%d deleted".formatted(effort.gone()));
        }
        withMarkers = round.isLeftWithMarkers();
      }
    }

    /// What was deleted is told; what then went wrong will show again.
    private Advanced progressOr(Advanced outcome) {
      if (effort.gone() == 0) {
        return outcome;
      }
      boolean isLater = outcome instanceof Advanced.Unavailable;
      return stillDeleting(
          isLater ? AFTER_A_WHILE : AT_ONCE, "%d deleted, not all".formatted(effort.gone()));
    }

    private Advanced lingering(Round round) {
      String detail = "%d are said to be deleted and still listed".formatted(round.stillListed());
      return effort.gone() == 0
          ? new Advanced.Unavailable(detail, null)
          : stillDeleting(AFTER_A_WHILE, detail);
    }

    private Advanced stillDeleting(Duration nextLook, String detail) {
      return new Advanced.StillDeleting(nextLook, detail, tally());
    }

    private Tally tally() {
      return new Tally(effort.gone(), 0);
    }
  }
}
