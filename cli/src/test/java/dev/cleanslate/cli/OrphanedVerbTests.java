package dev.cleanslate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrphanedVerbTests {
  private static final String BATCH = "POST /api/cleanup/batch";
  private static final String SWEEP = "POST /v1/jobs/orphan-sweep/run";

  private final Stage stage = Stage.open();
  private final Session session = Session.with(stage);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void orphansAreOnlyListedUnlessDeletingIsAskedFor() {
    stage.recorded(SWEEP, "sweep");

    assertThat(session.run("cleanup-orphaned", "48")).isEqualTo(3);
    assertThat(session.out())
        .contains("node/node-9")
        .doesNotContain("gone-1")
        .contains("A dry run");
    assertThat(stage.calls(SWEEP).getFirst().body())
        .contains("\"max_age_hours\":48", "\"dry_run\":true");
    assertThat(stage.calls("POST /api/cleanup/orphaned")).isEmpty();
  }

  @Test
  void orphansAreDeletedOnceTheirNumberIsTyped() {
    stage.recorded(SWEEP, "sweep").says(BATCH, 200, batch("node-9"));

    assertThat(session.typing("delete 1\n").run("cleanup-orphaned", "--delete")).isZero();
    assertThat(stage.calls(BATCH).getFirst().body())
        .contains("\"operation\":\"cleanup_nodes\"", "\"targets\":[\"node-9\"]");
    assertThat(session.out()).contains("node-9: cleaned up");
  }

  @Test
  void exactlyTheOrphansThatWereShownAreDeletedEachOnce() {
    stage
        .says(
            SWEEP,
            200,
            sweep(
                orphan("node", "node-9", true),
                orphan("node", "node-9", true),
                orphan("deployment", "d-1", true),
                orphan("node", "node-3", false)))
        .says(BATCH, 200, batch("node-9"))
        .says(BATCH, 200, batch("d-1"));

    int status = session.typing("delete 2\n").run("cleanup-orphaned", "--delete", "--json");

    assertThat(status).isEqualTo(3);
    assertThat(stage.calls(BATCH))
        .extracting(Stage.Call::body)
        .satisfiesExactly(
            nodes -> assertThat(nodes).contains("cleanup_nodes", "\"targets\":[\"node-9\"]"),
            others -> assertThat(others).contains("cleanup_deployments", "\"targets\":[\"d-1\"]"));
    assertThat(stage.calls("POST /api/cleanup/orphaned")).isEmpty();
    assertThat(session.json().path("results").size()).isEqualTo(2);
    assertThat(session.json().at("/kept/0/owner/id").asString()).isEqualTo("node-3");
  }

  @Test
  void whatIsRefusedOfAllOfThemIsToldOfEach() {
    stage
        .recorded(SWEEP, "sweep")
        .says(
            BATCH,
            409,
            """
            {"operation":"cleanup_nodes","message":"cleanup_nodes: 0 of 1 targets succeeded",
             "summary":{"total_operations":1,"successful_operations":0,"success_rate":"0.0%"},
             "results":[{"target":"node-9","status":409,"success":false,"message":"it is held"}]}
            """);

    assertThat(session.run("cleanup-orphaned", "--delete", "--yes")).isEqualTo(3);
    assertThat(session.out()).contains("node-9: it is held");
  }

  @Test
  void whatAPersonMustLookAtIsLeftWhateverWasDeleted() {
    stage
        .says(SWEEP, 200, sweep(orphan("node", "node-9", true), orphan("node", "node-3", false)))
        .says(BATCH, 200, batch("node-9"));

    assertThat(session.typing("delete 1\n").run("cleanup-orphaned", "--delete")).isEqualTo(3);
    assertThat(session.out()).contains("A person must look at these:");
  }

  @Test
  void onlyTheTypesOfClustersAreAskedFor() {
    stage.recorded(SWEEP, "sweep-nothing");

    assertThat(session.run("cleanup-orphaned")).isZero();
    assertThat(stage.calls(SWEEP).getFirst().body())
        .contains("\"owner_types\":[\"node\",\"deployment\"]");
  }

  @Test
  void whatIsNotListedIsLeftToo() {
    stage.says(SWEEP, 200, "{\"found\":{\"left\":150},\"items\":[]}");

    assertThat(session.run("cleanup-orphaned")).isEqualTo(3);
    assertThat(session.out()).contains("150 more are not listed").doesNotContain("is orphaned");
    assertThat(session.run("cleanup-orphaned", "--json")).isEqualTo(3);
    assertThat(session.json().path("not_listed").asInt()).isEqualTo(150);
  }

  @Test
  void whereNothingCanGoNothingIsAskedForAndAllIsLeft() {
    stage.says(SWEEP, 200, sweep(orphan("node", "node-3", false)));

    assertThat(session.run("cleanup-orphaned", "--delete")).isEqualTo(3);
    assertThat(session.out()).contains("node/node-3", "a person must look");
    assertThat(session.err()).doesNotContain("Type");
    assertThat(stage.calls()).extracting(Stage.Call::name).containsExactly(SWEEP);
  }

  private static String sweep(String... items) {
    return "{\"found\":{\"left\":%d},\"items\":[%s]}"
        .formatted(items.length, String.join(",", items));
  }

  private static String batch(String target) {
    return """
    {"message":"1 of 1 targets succeeded","summary":{"total_operations":1,"successful_operations":1,"success_rate":"100.0%%"},
     "results":[{"target":"%s","status":200,"success":true,"message":"cleaned up"}]}
    """
        .formatted(target);
  }

  private static String orphan(String type, String id, boolean isDeletable) {
    return """
    {"finding":"left","owner":{"type":"%s","id":"%s"},"owner_state":"active","kind":"ibm.reserved_ip",
     "id":"0717-1","since":"2026-11-19T20:00:00Z","deletable":%s}
    """
        .formatted(type, id, isDeletable);
  }
}
