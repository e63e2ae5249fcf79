package dev.cleanslate.orchestrator.simulation;

import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.CatalogReader;
import java.io.StringReader;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Runs [Simulation] over many seeds. A failure names its seed; put it into `aSeedThatFailed` to
/// look closer.
class SimulationTests {
  private static final String CATALOG =
      """
      workers:
        sim: {}
      kinds:
        leaf: { worker: sim, ids: never-reused, verify: { delay: 1s, through-parent: true }, deadline: 15m, lease: 20s, slow-look: 60s }
        file: { worker: sim, ids: never-reused, verify: { delay: 2s }, deadline: 15m, lease: 20s, slow-look: 60s }
        store: { worker: sim, ids: never-reused, verify: { delay: 0s }, deadline: 15m, lease: 20s, slow-look: 60s }
        wing: { worker: sim, ids: never-reused, verify: { delay: 1s }, deadline: 15m, lease: 20s, slow-look: 60s }
        record: { worker: sim, ids: never-reused, verify: { delay: 1s }, deadline: 15m, lease: 20s, slow-look: 60s }
        owner:
          worker: orchestrator
          scope: [type]
          ids: reused
          sameness: life
          verify: { delay: 1s }
          deadline: 7d
          lease: 20s
          slow-look: 60s
      owner-types:
        clone:
          window: 3
          kinds:
            leaf: {}
            file: { after: [leaf] }
            store: { after: [leaf, file] }
            wing: { after: [store], goes-with: [store] }
            record: { last: true }
        group:
          window: 2
          kinds:
            owner: { types: [clone, group] }
            record: { last: true }
      """;

  private static final Catalog PARSED = CatalogReader.read(new StringReader(CATALOG));

  @Test
  void nothingBreaksInFourHundredLives() {
    runSeeds(1, 400);
  }

  @Test
  @Tag("full")
  void nothingBreaksInFortyThousandLives() {
    runSeeds(401, 40_400);
  }

  @Test
  void aSeedThatFailed() {
    runSeeds(Long.getLong("simulation.seed", 1), Long.getLong("simulation.seed", 1));
  }

  private static void runSeeds(long first, long last) {
    LongStream.rangeClosed(first, last).parallel().forEach(SimulationTests::run);
  }

  private static void run(long seed) {
    try {
      new Simulation(seed, PARSED).run();
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError("seed " + seed + " fails: " + failure.getMessage(), failure);
    }
  }
}
