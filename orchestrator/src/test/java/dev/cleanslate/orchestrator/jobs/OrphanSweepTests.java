package dev.cleanslate.orchestrator.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.orchestrator.engine.EngineRig;
import dev.cleanslate.orchestrator.ledger.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrphanSweepTests {
  private static final Pulse ALIVE = () -> {};

  private final LongAgo past = new LongAgo();
  private final OrphanSweep sweep =
      new OrphanSweep(
          new SuspectRows(past.jdbc),
          past.deletions,
          () -> past.books.transactions().run(() -> past.books.sagas().now()),
          UUID::randomUUID);

  /// One of each sort: held, left by a deletion that was given up, announced and never settled,
  /// failed and not being deleted.
  @BeforeEach
  void oneOfEach() {
    past.deleted("held");
    past.rig.registrations.take(
        new ResourceEvent.Registered(
            EngineRig.owner("held"),
            List.of(EngineRig.item("file", "late")),
            null,
            null,
            Instant.EPOCH),
        Instant.EPOCH);
    past.rig.register("left", EngineRig.item("file", "file-left"));
    UUID given = past.rig.open("left");
    var sent = past.rig.sent();
    past.rig.engine.apply(List.of(EngineRig.refused(sent.getFirst())));
    past.rig.engine.apply(
        List.of(
            EngineRig.present(
                past.rig.sent().getFirst(), dev.cleanslate.messages.Verdict.Standing.HELD)));
    past.rig.engine.change(
        given,
        hand -> {
          hand.abandon("test", "for now");
          return true;
        });
    past.rig.registrations.take(
        new ResourceEvent.Intended(
            EngineRig.owner("unsettled"),
            List.of(new ResourceEvent.Intent("file", "intent-1", null, "acct", "mark", 1)),
            null),
        now());
    past.rig.register("failed", EngineRig.item("file", "file-failed"));
    past.jdbc.sql("update owner set failed_at = clock_timestamp() where id = 'failed'").update();
    past.jdbc.sql("update resource set registered_at = clock_timestamp()").update();
    past.rig.sent();
  }

  @AfterEach
  void close() {
    past.close();
  }

  @Test
  void whatIsYoungIsNoOrphan() {
    assertThat(sweep.due("t")).isZero();
    assertThat(sweep.run(order(24, true), ALIVE)).containsEntry("found", Map.of());
  }

  @Test
  void aDryRunListsWhatItFoundAndDoesNothing() {
    past.daysPass(2);

    Map<String, Object> result = sweep.run(order(24, true), ALIVE);

    assertThat(result)
        .containsEntry("found", Map.of("held", 1L, "left", 1L, "unsettled", 1L, "failed", 1L))
        .containsEntry("dry_run", true);
    assertThat(items(result)).hasSize(4).noneMatch(item -> item.containsKey("outcome"));
    assertThat(sweep.due("t")).isEqualTo(4);
    assertThat(past.rig.sent()).isEmpty();
    assertThat(sweep.run(order(72, true), ALIVE))
        .as("older than that")
        .containsEntry("found", Map.of());
  }

  @Test
  void byAPersonsOrderItDeletesWhatItListsAndLeavesALivingOwnerAlone() {
    past.daysPass(2);

    Map<String, Object> result = sweep.run(order(24, false), ALIVE);

    assertThat(items(result))
        .filteredOn(item -> item.containsKey("outcome"))
        .hasSize(3)
        .allMatch(item -> "opened".equals(item.get("outcome")));
    assertThat(past.rig.goneUntilQuiet())
        .containsExactlyInAnyOrder("late", "file-left", "file-failed");
    assertThat(state("unsettled")).isEqualTo(Owner.State.ACTIVE);
    assertThat(state("left")).isEqualTo(Owner.State.DELETED);
    assertThat(sweep.run(order(24, true), ALIVE)).containsEntry("found", Map.of("unsettled", 1L));
  }

  @Test
  void onlyOwnersOfTheTypesThatAreAskedForAreListedAndCounted() {
    past.daysPass(2);

    assertThat(sweep.run(of("node", "deployment"), ALIVE))
        .containsEntry("found", Map.of())
        .containsEntry("items", List.of());
    assertThat(items(sweep.run(of("node", "clone"), ALIVE))).hasSize(4);
  }

  @Test
  void whatOnlyAPersonCanSettleHidesNothingThatCanGo() {
    past.jdbc.sql("update resource set settle_at = settle_at - interval '9 days'").update();
    past.daysPass(2);

    assertThat(items(sweep.run(order(24, true), ALIVE)))
        .last()
        .satisfies(item -> assertThat(item).containsEntry("finding", "unsettled"));
  }

  @Test
  void anotherTenantsOrphansAreNotSeen() {
    past.daysPass(2);

    assertThat(sweep.due("somebody-else")).isZero();
  }

  private static Order order(int hours, boolean dryRun) {
    return new Order("t", "jo", Duration.ofHours(hours), dryRun);
  }

  private static Order of(String... types) {
    return new Order("t", "jo", Order.MAX_AGE, Set.of(types), true);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> items(Map<String, Object> result) {
    return (List<Map<String, Object>>) java.util.Objects.requireNonNull(result.get("items"));
  }

  private Owner.State state(String id) {
    return past.books
        .transactions()
        .run(() -> past.books.ledger().find(EngineRig.owner(id)).orElseThrow())
        .state();
  }

  private Instant now() {
    return past.books.transactions().run(() -> past.books.sagas().now());
  }
}
