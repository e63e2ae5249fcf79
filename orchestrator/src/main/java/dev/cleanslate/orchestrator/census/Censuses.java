package dev.cleanslate.orchestrator.census;

import dev.cleanslate.messages.Census;
import dev.cleanslate.messages.CensusPage;
import dev.cleanslate.messages.CensusPage.Thing;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.CensusRule;
import dev.cleanslate.orchestrator.catalog.Kind;
import dev.cleanslate.orchestrator.census.Comparison.Known;
import dev.cleanslate.orchestrator.census.Comparison.Outcome;
import dev.cleanslate.orchestrator.engine.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The door of the census. Level-triggered: a page that is lost is asked for again when its lease
/// ends, one that comes twice or late is ignored, and of several orchestrators any goes on with
/// what another began. Each page is compared with the ledger in one transaction. Thread-safe.
public final class Censuses {
  /// More than this of a kind is not gone through: a listing without end looks the same.
  private static final long MOST = 5_000_000;

  private static final int MOST_KINDS = 50;

  private final Catalog catalog;
  private final Transactions transactions;
  private final CensusRows rows;
  private final Sightings sightings;
  private final Surroundings surroundings;
  private final Comparison comparison;
  private final Set<String> kinds;

  Censuses(
      Catalog catalog,
      Transactions transactions,
      CensusRows rows,
      Sightings sightings,
      Surroundings surroundings) {
    this.catalog = catalog;
    this.transactions = transactions;
    this.rows = rows;
    this.sightings = sightings;
    this.surroundings = surroundings;
    this.comparison = new Comparison(catalog, surroundings.tenant());
    this.kinds =
        catalog.kinds().values().stream()
            .filter(kind -> kind.census().isPresent())
            .map(Kind::name)
            .collect(Collectors.toUnmodifiableSet());
  }

  /// @param tenant whose operators are told of what names no tenant
  record Surroundings(Enquiry enquiry, Supplier<UUID> ids, Timing timing, String tenant) {}

  /// Whose operators are told of what names no tenant, and may order a census.
  public String tenant() {
    return surroundings.tenant();
  }

  /// The kinds that are counted.
  public Set<String> kinds() {
    return kinds;
  }

  /// Lets every census begin that is not under way; says how many.
  public int beginAll() {
    return transactions.run(() -> {
      rows.declare(kinds);
      return rows.hurry(kinds);
    });
  }

  /// Begins what is due, and asks again for what went unanswered.
  void wake() {
    transactions.run(() -> {
      rows.declare(kinds);
      List<String> due = rows.due(kinds, MOST_KINDS);
      due.forEach(this::wake);
      return due.size();
    });
  }

  private void wake(String kind) {
    Ticketed census = rows.underWay(kind).orElse(null);
    if (census == null) {
      rows.begin(kind, surroundings.ids().get(), timing().leaseAfter(0));
      askAfterCommit(kind);
    } else if (census.tries() + 1 >= Timing.MOST_TRIES) {
      incomplete(census, Doubt.UNAVAILABLE, "the worker did not answer");
    } else {
      rows.again(kind, timing().leaseAfter(census.tries() + 1));
      askAfterCommit(kind);
    }
  }

  /// Takes in what a worker answered.
  void take(CensusPage page) {
    if (!kinds.contains(page.kind())) {
      return;
    }
    transactions.run(() -> {
      rows.waiting(page.kind(), page.ticket()).ifPresent(census -> take(census, page));
      return true;
    });
  }

  private void take(Ticketed census, CensusPage page) {
    switch (page) {
      case CensusPage.Listed listed -> listed(census, listed);
      case CensusPage.Unlisted(_, _, var reason, var detail, _) -> {
        if (reason.isLasting() || census.tries() + 1 >= Timing.MOST_TRIES) {
          incomplete(census, reason, detail);
        } else {
          // Left to the lease: the same page is asked for again when it ends.
          rows.again(census.kind(), timing().leaseAfter(census.tries()));
        }
      }
    }
  }

  private void listed(Ticketed census, CensusPage.Listed page) {
    if (census.isElsewhere(page.account())) {
      incomplete(census, Doubt.WRONG_ACCOUNT, "the account changed on the way");
      return;
    }
    List<Thing> things = distinct(page.things());
    int unclaimed = compare(page, things);
    Ticketed so = census.with(page.account(), things.size(), unclaimed, page.untold());
    String next = page.next();
    if (next == null) {
      ended(so);
    } else if (next.equals(census.beyond()) || so.counted() > MOST) {
      incomplete(so, Doubt.LISTING_INCOMPLETE, "the listing does not come to an end");
    } else if (next.indexOf('\0') >= 0) {
      // PostgreSQL has no such text; what else is in a cursor is the worker's affair.
      incomplete(so, Doubt.LISTING_INCOMPLETE, "where the page ended has a character U+0000");
    } else {
      rows.next(so, surroundings.ids().get(), next, timing().leaseAfter(0));
      askAfterCommit(so.kind());
    }
  }

  /// A provider that names one twice, in two zones say, means one: the first.
  private static List<Thing> distinct(List<Thing> things) {
    Map<String, Thing> byId = new LinkedHashMap<>();
    things.forEach(thing -> byId.putIfAbsent(thing.id(), thing));
    return List.copyOf(byId.values());
  }

  /// How many of the page nobody knows and nothing claims.
  private int compare(CensusPage.Listed page, List<Thing> things) {
    Kind kind = catalog.kind(page.kind());
    Map<String, Known> known = sightings.known(page.kind(), suspects(kind, things));
    List<Sighting> seen = new ArrayList<>();
    int unclaimed = 0;
    for (Thing thing : things) {
      Known of = known.getOrDefault(thing.id(), new Known(false, false));
      switch (comparison.of(kind, thing, page.account(), of)) {
        case Outcome.InLedger() -> {}
        case Outcome.Unclaimed() -> unclaimed++;
        case Outcome.Unknown(var sighting) -> seen.add(sighting);
      }
    }
    if (!seen.isEmpty()) {
      Instant now = rows.now();
      sightings.keep(page.kind(), seen, now);
      sightings.raise(page.kind(), seen, now, timing().grace());
    }
    return unclaimed;
  }

  /// Of a set the key may be that of an owner of any tenant; a mark names its tenant.
  private List<Sightings.Suspect> suspects(Kind kind, List<Thing> things) {
    boolean anyTenant = rule(kind.name()).ownerType().isPresent();
    List<Sightings.Suspect> suspects = new ArrayList<>();
    for (Thing thing : things) {
      @Nullable OwnerRef owner = comparison.owner(kind, thing).orElse(null);
      suspects.add(
          owner == null
              ? new Sightings.Suspect(thing.id(), null, null, null)
              : new Sightings.Suspect(
                  thing.id(), anyTenant ? null : owner.tenant(), owner.type(), owner.id()));
    }
    return suspects;
  }

  private void ended(Ticketed census) {
    sightings.forgetUnseen(census);
    String why =
        census.untold() == 0
            ? null
            : "%d have ids that cannot be put into a message".formatted(census.untold());
    boolean young = sightings.hasYoung(census.kind(), timing().grace());
    rows.end(census, why, timing().next(every(census.kind()), young));
  }

  private void incomplete(Ticketed census, Doubt doubt, String detail) {
    String why = "%s: %s".formatted(wire(doubt), detail);
    rows.end(census, why, timing().next(every(census.kind()), doubt));
  }

  private static String wire(Doubt doubt) {
    return doubt.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private void askAfterCommit(String kind) {
    Ticketed census = rows.underWay(kind).orElseThrow();
    var question =
        new Census(
            census.ticket(),
            kind,
            census.beyond(),
            CensusPage.MAX_THINGS,
            timing().leaseAfter(census.tries()).toMillis());
    String worker = catalog.kind(kind).worker();
    transactions.afterCommit(() -> surroundings.enquiry().ask(worker, question));
  }

  private Timing timing() {
    return surroundings.timing();
  }

  private Duration every(String kind) {
    return rule(kind).every();
  }

  private CensusRule rule(String kind) {
    return catalog.kind(kind).census().orElseThrow();
  }
}
