package dev.cleanslate.worker.answer;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Listing;
import dev.cleanslate.worker.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks for something that was only announced: by its exact mark, in a complete listing of the
/// account it was announced for.
final class IntentLook {
  private IntentLook() {}

  /// What the search found, before it becomes a verdict.
  sealed interface Sought {
    record Found(String id, Evidence evidence) implements Sought {}

    record Nothing(Evidence evidence) implements Sought {}

    record Unclear(Doubt doubt, String detail) implements Sought {}
  }

  static Sought doubt(Doubt doubt, String detail) {
    return new Sought.Unclear(doubt, detail);
  }

  static Verdict verdict(StepRef ref, Sought sought, Usage usage) {
    return switch (sought) {
      case Sought.Found(var id, var evidence) ->
          new Verdict.Present(ref, Verdict.Standing.UNKNOWN, evidence, id, usage);
      case Sought.Nothing(var evidence) -> new Verdict.Gone(ref, evidence, usage);
      case Sought.Unclear(var doubt, var detail) ->
          new Verdict.Unverifiable(ref, doubt, Words.fit(detail, Reply.MAX_DETAIL), usage);
    };
  }

  static Sought seek(Handlers.Served served, Target target, Errand errand) {
    Optional<String> objection = served.kind().objection(target);
    if (objection.isPresent()) {
      return doubt(Doubt.BAD_TARGET, objection.get());
    }
    if (!served.kind().markable()) {
      return doubt(Doubt.NOT_LISTABLE, "no listing of %s shows marks".formatted(target.kind()));
    }
    List<String> found = new ArrayList<>();
    String marker = String.valueOf(target.marker());
    Listing listing =
        served
            .handler()
            .list(
                target.kind(),
                target.scope(),
                errand,
                each -> {
                  if (found.size() < 10 && each.marks().contains(marker)) {
                    found.add(each.id());
                  }
                });
    return switch (listing) {
      case Listing.NotListable _ ->
          doubt(Doubt.NOT_LISTABLE, "there is no listing of %s".formatted(target.kind()));
      case Listing.Partial(var doubt, var detail) -> doubt(doubt, detail);
      case Listing.Complete(var call, var account) -> judged(target, call, account, found);
    };
  }

  private static Sought judged(
      Target target, String call, @Nullable String account, List<String> found) {
    if (target.account() == null || account == null) {
      return doubt(Doubt.ACCOUNT_UNKNOWN, "which account was listed, or is meant, is not known");
    }
    if (!account.equals(target.account())) {
      return doubt(Doubt.WRONG_ACCOUNT, "the credential is of %s".formatted(account));
    }
    String answer = "complete listing, %d with the mark".formatted(found.size());
    Evidence evidence = new Evidence(call, answer, call + " -> 200", 0L, account, null);
    return found.isEmpty()
        ? new Sought.Nothing(evidence)
        : new Sought.Found(found.getFirst(), evidence);
  }
}
