package dev.cleanslate.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// One showing: everything from the making of the owners to the comparison of what was reported
/// with what is true.
///
/// Its last line on `out` is one line of JSON. It ends within about three minutes, whatever
/// happens; where something has not come to its end by then, it says what.
public final class Demo {
  private static final Duration LEDGER_LIMIT = Duration.ofMinutes(1);
  private static final Duration LEDGER_INTERVAL = Duration.ofMillis(50);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration HELD = Duration.ofSeconds(4);
  private static final Duration TICK = Duration.ofMillis(500);

  private final Places places;
  private final InstantSource time;
  private final PrintStream out;
  private final boolean terminal;
  private final Instant started;
  private final HttpClient http = HttpClient.newHttpClient();

  /// @param terminal whether `out` is one, where lines can be drawn over
  /// @param started when the clock of the last line began to run
  public Demo(
      Places places, InstantSource time, PrintStream out, boolean terminal, Instant started) {
    this.places = places;
    this.time = time;
    this.out = out;
    this.terminal = terminal;
    this.started = started;
  }

  /// Plays it with owners whose ids begin with this mark, which no earlier showing on the same
  /// system may have used; true only if every verdict is the expected one.
  public boolean run(String mark) throws IOException, InterruptedException {
    SimulatedCloud cloud = new SimulatedCloud(http, places.simulator());
    try (http;
        Casting casting = new Casting(cloud, places)) {
      return run(casting, cloud, casting.cast(mark));
    }
  }

  private boolean run(Casting casting, SimulatedCloud cloud, List<Owner> owners)
      throws IOException, InterruptedException {
    introduce(owners);
    Sightings sightings = new Sightings();
    try (Upstream upstream = new Upstream(places.bootstrapServers());
        Follower _ = Follower.start(places.bootstrapServers(), sightings)) {
      register(upstream, owners);
      List<Owner> asked = owners.stream().filter(owner -> owner.role().isToBeDeleted()).toList();
      casting.hold(owners);
      for (Owner owner : asked) {
        if (owner.role().isAskedFor()) {
          upstream.askToDelete(owner.role().owner(), owner.role().isForced(), time.instant());
        }
      }
      boolean ended = follow(casting, asked, sightings);
      Review review =
          new Review(
              owners, sightings, casting.present(owners), cloud.faults(), cloud.faultsThatStruck());
      return report(review, ended && casting.keptNeighbours(owners));
    }
  }

  private void introduce(List<Owner> owners) {
    out.printf("%nMade at the simulated provider, and registered on cleanslate.resources:%n");
    for (Owner owner : owners) {
      out.printf(
          "  %-14s %2d resources; %s%n",
          owner.role().id(), owner.registered().size(), owner.role().plot().words());
    }
  }

  /// Registers, and waits until the ledger has it all: a request that overtakes the registration is
  /// another story than the one told here.
  private void register(Upstream upstream, List<Owner> owners)
      throws IOException, InterruptedException {
    for (Owner owner : owners) {
      upstream.register(owner, time.instant());
    }
    Orchestrator orchestrator = new Orchestrator(http, places);
    Instant end = time.instant().plus(LEDGER_LIMIT);
    for (Owner owner : owners) {
      while (orchestrator.resources(owner.role().owner()) < owner.registered().size()) {
        if (time.instant().isAfter(end)) {
          throw new IOException(
              "The ledger does not have all resources of %s after %d s."
                  .formatted(owner.role().id(), LEDGER_LIMIT.toSeconds()));
        }
        LockSupport.parkNanos(LEDGER_INTERVAL.toNanos());
      }
    }
    out.printf("%nDelete events published on cleanslate.delete-requests:%n");
  }

  private boolean follow(Casting casting, List<Owner> asked, Sightings sightings)
      throws IOException, InterruptedException {
    Progress progress = new Progress(out, terminal);
    Instant begin = time.instant();
    long version = 0;
    while (true) {
      Duration since = Duration.between(begin, time.instant());
      boolean ended = asked.stream().allMatch(owner -> hasEnded(owner, sightings));
      progress.show(asked, sightings, since);
      if (since.compareTo(HELD) > 0) {
        casting.release();
      }
      if (ended) {
        return true;
      }
      if (since.compareTo(LIMIT) > 0) {
        return false;
      }
      version = sightings.await(version, TICK);
    }
  }

  private static boolean hasEnded(Owner owner, Sightings sightings) {
    var saga = sightings.saga(owner);
    return saga != null
        && saga.state().equals(owner.role().expectedEnd())
        && sightings.alerts(owner).size() >= owner.role().expectedAlerts();
  }

  private boolean report(Review review, boolean ended) {
    List<String> surprises = review.surprises();
    out.printf("%nDeleted and verified:%n");
    review
        .owners()
        .forEach(owner -> out.printf("  %-14s %s%n", owner.role().id(), review.outcome(owner)));
    out.println();
    if (!ended) {
      out.printf("Not everything came to its end within %d s.%n", LIMIT.toSeconds());
    }
    if (surprises.isEmpty()) {
      out.printf(
          "Every verdict is the expected one, and the provider's own state agrees:%n"
              + "  %d resources are gone, each seen absent by a later look;%n"
              + "  %d are there and cannot go, %d can be looked at by nobody: %d alerts say so;%n"
              + "  nothing else was touched.%n",
          review.reported("gone"),
          review.stayed(),
          review.reported("unverifiable"),
          review.alerts());
    } else {
      out.println("Not as expected:");
      surprises.forEach(surprise -> out.println("  " + surprise));
    }
    out.println();
    out.println(json(review));
    return ended && surprises.isEmpty();
  }

  private String json(Review review) {
    double seconds = Duration.between(started, time.instant()).toMillis() / 1000.0;
    return String.format(
        Locale.ROOT,
        "{\"owners\":%d,\"resources\":%d,\"gone\":%d,\"present\":%d,\"unverifiable\":%d,"
            + "\"orphan_alerts\":%d,\"lost\":%d,\"seconds\":%.1f}",
        review.ownersAsked(),
        review.resources(),
        review.reported("gone"),
        review.stayed(),
        review.reported("unverifiable"),
        review.alerts(),
        review.lost(),
        seconds);
  }
}
