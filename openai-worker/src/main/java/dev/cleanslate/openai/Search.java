package dev.cleanslate.openai;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Listing;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.ResourceHandler;
import dev.cleanslate.worker.Words;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Searches the account for what is an owner's and stands in no ledger: whatever bears the owner's
/// mark (the search's id) in its metadata, or whose whole name matches the pattern that the catalog
/// states. What only resembles is reported and left alone.
///
/// To advance a search is to list and to say what was come upon; it is done when a complete listing
/// shows nothing of the owner any more. Conversations cannot be listed, so no search covers them;
/// an API that was switched off cannot be either, and the evidence says so. Thread-safe.
final class Search implements ResourceHandler {
  static final String KIND = "openai.search";

  private static final Pattern MARK = Pattern.compile("[^\\p{Cntrl}]{1,400}");
  private static final Pattern OWNER = Pattern.compile("[^\\p{Cntrl}]{1,200}");
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Listings listings;

  Search(Listings listings) {
    this.listings = listings;
  }

  @Override
  public Collection<Kind> kinds() {
    return List.of(new Kind(KIND, MARK, Map.of("owner", OWNER), false));
  }

  @Override
  public Advanced advance(Target target, Errand errand) {
    Sought sought = Sought.of(target);
    return switch (listed(sought, errand)) {
      case Listing.Complete complete -> cameUpon(sought, complete);
      case Listing.Partial(var doubt, var detail) ->
          doubt == Doubt.API_RETIRED
              ? new Advanced.Refused(Refusal.RETIRED, detail)
              : new Advanced.Unavailable(detail, null);
      case Listing.NotListable _ -> new Advanced.Refused(Refusal.BAD_TARGET, "nothing to list");
    };
  }

  private static Advanced cameUpon(Sought sought, Listing.Complete complete) {
    var found = sought.found(complete.account());
    return sought.mine() == 0
        ? new Advanced.CameUponNothing(evidence(sought, complete), found)
        : new Advanced.CameUpon(AGAIN, "%d found".formatted(sought.mine()), found);
  }

  @Override
  public Looked look(Target target, Errand errand) {
    Sought sought = Sought.of(target);
    return switch (listed(sought, errand)) {
      case Listing.Complete complete -> looked(sought, complete);
      case Listing.Partial(var doubt, var detail) -> new Looked.Unverifiable(doubt, detail);
      case Listing.NotListable _ ->
          new Looked.Unverifiable(Doubt.NOT_LISTABLE, "there is nothing to list");
    };
  }

  private static Looked looked(Sought sought, Listing.Complete complete) {
    if (complete.account() == null) {
      return new Looked.Unverifiable(Doubt.ACCOUNT_UNKNOWN, "the listing names no account");
    }
    Evidence evidence = evidence(sought, complete);
    return sought.mine() == 0
        ? new Looked.Gone(evidence)
        : new Looked.Present(Verdict.Standing.UNKNOWN, evidence, new Tally(sought.mine(), 0));
  }

  @Override
  public Listing list(
      String kind, Map<String, String> scope, Errand errand, Consumer<Listed> each) {
    return new Listing.NotListable();
  }

  /// All listings, one after the other; an API that was switched off is left out and named.
  private Listing listed(Sought sought, Errand errand) {
    @Nullable Listing all = null;
    for (ObjectKind kind : sought.kinds()) {
      Listing one = listings.list(kind, Map.of(), errand, each -> sought.judge(kind, each));
      if (one instanceof Listing.Partial(var doubt, _) && doubt == Doubt.API_RETIRED) {
        sought.leaveOut(kind);
      } else if (one instanceof Listing.Complete complete) {
        all = joined(all, complete);
      } else {
        return one;
      }
    }
    return all == null ? new Listing.NotListable() : all;
  }

  private static Listing joined(@Nullable Listing one, Listing.Complete other) {
    return one instanceof Listing.Complete(var call, var account)
        ? new Listing.Complete(call + ", " + other.call(), account)
        : other;
  }

  private static Evidence evidence(Sought sought, Listing.Complete complete) {
    String leftOut = String.join(", ", sought.leftOut());
    return new Evidence(
        complete.call(),
        "complete listing, %d of the owner, %d alike".formatted(sought.mine(), sought.alike()),
        complete.call() + " -> 200",
        0L,
        complete.account(),
        leftOut.isEmpty() ? null : Words.fit("switched off, so not searched: " + leftOut, 400));
  }
}
