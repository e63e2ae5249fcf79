package dev.cleanslate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterVerbsTests {
  private static final String DELETION = "8861ff55-372f-b152-5572-0ac2ab63843b";
  private static final String ONE = "GET /v1/deletions/" + DELETION;
  private static final String STEPS = ONE + "/steps?limit=500";
  private static final String PREVIEW = "GET /v1/owners/node/node-7/deletion-preview";
  private static final String CLEAN = "POST /api/cleanup/node/node-7";

  private final Stage stage = Stage.open();
  private final Session session = Session.with(stage);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theStatusIsThatOfAllAndOfTheNodes() {
    stage
        .recorded("GET /v1/health", "health")
        .recorded("GET /api/cleanup/status", "cleanup-status");

    assertThat(session.run("status")).isZero();
    assertThat(session.out())
        .contains("Health               ok")
        .contains("the oldest since   1 min 15 s")
        .contains("  deployed           2\n  failed             1\n  cleanup_completed  3\n")
        .contains("  cleanup needed     1\n");
  }

  @Test
  void aStatusThatWantsAPersonEndsWithThree() {
    stage.recorded("GET /v1/health", "health-degraded");

    assertThat(session.run("status", "--json")).isEqualTo(3);
    assertThat(session.json().path("health").path("orphaned_resources").asInt()).isOne();
    assertThat(session.json().path("cleanup").isNull()).isTrue();
  }

  @Test
  void aServerThatIsDownStillSaysWhy() {
    stage.says(
        "GET /v1/health", 503, Stage.answer("health-degraded").replace("\"degraded\"", "\"down\""));

    assertThat(session.run("status")).isEqualTo(3);
    assertThat(session.out()).contains("Health               down").contains("/v1/orphans");
  }

  @Test
  void aNodeIsShownWithItsDeletion() {
    stage
        .recorded("GET /v1/owners/node/node-7", "node")
        .recorded("GET /v1/owners/node/node-7/resources?limit=500", "token-resources")
        .recorded(ONE, "token-stuck")
        .recorded(STEPS, "steps-stuck");

    assertThat(session.run("status-node", "node-7")).isEqualTo(3);
    assertThat(session.out()).contains("node/node-7 is deleting").contains("locked by 4711");
  }

  @Test
  void aDeploymentIsShownWithItsNodes() {
    stage
        .recorded("GET /v1/owners/deployment/deployment-123", "deployment")
        .says(
            "GET /v1/owners/deployment/deployment-123/resources?limit=500",
            200,
            "{\"items\":[{\"no\":1,\"kind\":\"owner\",\"id\":\"node-7\",\"scope\":{\"type\":\"node\"},\"state\":\"registered\"}]}")
        .recorded("GET /v1/owners/node/node-7", "node");

    assertThat(session.run("status-deployment", "deployment-123")).isZero();
    assertThat(session.out()).containsPattern("node-7 +deleting +" + DELETION);
  }

  @ParameterizedTest
  @CsvSource({"200, cleaned, 0", "207, cleaned-partly, 3", "200, cleaned-partly, 3"})
  void aCleanupIsDoneOnlyWhereEveryOperationIs(int status, String answer, int ends) {
    stage.recorded(PREVIEW, "node-preview").says(CLEAN, status, Stage.answer(answer));

    assertThat(session.run("cleanup-node", "node-7", "--yes")).isEqualTo(ends);
    assertThat(session.out())
        .contains("bare_metal_server_deletion  ok")
        .contains("of 2 operations succeeded");
  }

  @Test
  void aCleanupThatTakesLongIsFollowed() {
    stage
        .recorded(PREVIEW, "node-preview")
        .says(CLEAN, 202, "{\"message\":\"under way\"}", "Location", "/v1/deletions/" + DELETION)
        .recorded(ONE, "node-deleting")
        .recorded(ONE, "node-deleted")
        .recorded(STEPS, "steps-gone")
        .streams(
            ONE + "/events",
            "id: 6\n"
                + "data:"
                + " {\"seq\":6,\"state\":\"deleted\",\"counts\":{\"gone\":3},\"moves\":[]}\n\n");

    assertThat(session.run("cleanup-node", "node-7", "--yes")).isZero();
    assertThat(session.out()).contains("everything was seen gone: 3 of 3 steps in 4 s");
    assertThat(session.err()).contains("deleting: 0 of 3 gone").contains("deleted: 3 of 3 gone");
  }

  @Test
  void aNodeThatNobodyKnowsIsNotThere() {
    stage.refuses(PREVIEW, 404, "unknown-owner", "Nobody registered default/node/node-7.");

    assertThat(session.run("cleanup-node", "node-7", "--yes")).isEqualTo(5);
    assertThat(session.err()).contains("Nobody registered").contains("cleanslate owner list");
  }

  @Test
  void aCleanupIsNotSentTwiceWhereTheConnectionBreaks() {
    stage.recorded(PREVIEW, "node-preview").dies(CLEAN);

    assertThat(session.run("cleanup-node", "node-7", "--yes")).isEqualTo(6);
    assertThat(stage.calls(CLEAN)).hasSize(1);
  }

  @Test
  void withoutTheNameNothingIsCleanedUp() {
    stage.recorded(PREVIEW, "node-preview");

    assertThat(session.typing("y\n").run("cleanup-node", "node-7")).isEqualTo(9);
    assertThat(stage.calls(CLEAN)).isEmpty();
  }

  @Test
  void aValidationTellsEachCheck() {
    stage
        .recorded("GET /api/cleanup/validate/node-7", "valid")
        .recorded("GET /api/cleanup/validate/node-8", "invalid")
        .says("GET /api/cleanup/validate/node-9", 404, "{\"error\":\"Node not found\"}");

    assertThat(session.run("validate", "node-7")).isZero();
    assertThat(session.out()).contains("virtual_network_interfaces  PASS");
    assertThat(session.run("validate", "node-8")).isEqualTo(3);
    assertThat(session.run("validate", "node-9")).isEqualTo(5);
    assertThat(session.run("batch-validate", "node-7,node-8,node-9")).isEqualTo(3);
    assertThat(session.out())
        .contains("node-7: cleanup is complete.")
        .contains("node-8: cleanup is NOT complete.")
        .contains("node-9: cleanup is NOT complete. Node not found");
  }

  @Test
  void severalNodesAreCleanedUpByOneCall() {
    stage.says(
        "POST /api/cleanup/batch",
        207,
        "{\"message\":\"1 of 2 done\",\"results\":[%s,%s]}"
            .formatted(Stage.answer("cleaned"), Stage.answer("cleaned-partly")));

    assertThat(session.typing("delete 2\n").run("batch-nodes", "node-7,node-8")).isEqualTo(3);
    assertThat(stage.calls("POST /api/cleanup/batch").getFirst().body())
        .contains("\"operation\":\"cleanup_nodes\"", "\"targets\":[\"node-7\",\"node-8\"]");
    assertThat(session.out()).contains("dns_record_deletion         FAILED  protected");
  }

  @Test
  void ofSeveralNodesOneThatIsUnknownIsEnoughForThree() {
    stage.says(
        "POST /api/cleanup/batch",
        207,
        """
        {"operation":"cleanup_nodes","message":"cleanup_nodes: 1 of 2 targets succeeded",
         "summary":{"total_operations":2,"successful_operations":1,"success_rate":"50.0%"},
         "results":[{"target":"1","status":200,"success":true,"message":"done","node_name":"node-1"},
                    {"target":"nobody","status":404,"success":false,"message":"Nobody registered it"}]}
        """);

    assertThat(session.run("batch-nodes", "1,nobody", "--yes")).isEqualTo(3);
    assertThat(session.out()).contains("node-1: done").contains("nobody: Nobody registered it");
  }

  @Test
  void aScriptIsWrittenForItsReaderAloneAndNeverOverAnother(@TempDir Path folder)
      throws IOException {
    stage.text("GET /api/cleanup/script/..%2Fdeployment-123", "#!/bin/bash\necho\n");
    Path file = folder.resolve("cleanup-.._deployment-123.sh");

    assertThat(session.in(folder).run("script", "../deployment-123")).isZero();
    assertThat(file).hasContent("#!/bin/bash\necho\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rwx------");

    Files.writeString(file, "mine");
    assertThat(session.run("script", "../deployment-123")).isEqualTo(2);
    assertThat(file).hasContent("mine");
    assertThat(session.run("script", "../deployment-123", "--overwrite")).isZero();
    assertThat(file).hasContent("#!/bin/bash\necho\n");
  }

  @Test
  void whatIsNoScriptIsNotWritten(@TempDir Path folder) {
    stage.text("GET /api/cleanup/script/d", "<html>");

    assertThat(session.in(folder).run("script", "d")).isEqualTo(2);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theMenuRunsTheVerbs() {
    stage
        .recorded("GET /v1/health", "health")
        .recorded("GET /api/cleanup/validate/node-7", "valid");

    assertThat(session.typing("1\n6\nnode-7\n77\nx\nq\n").run("interactive")).isZero();
    assertThat(session.out()).contains("Health               ok").contains("cleanup is complete");
    assertThat(session.err()).contains("There is no such number.");
  }

  @Test
  void theMenuAsksBeforeItDeletes() {
    stage.recorded(PREVIEW, "node-preview").says(CLEAN, 200, Stage.answer("cleaned"));

    session.typing("4\nnode-7\nno\nq\n").run("interactive");
    assertThat(stage.calls(CLEAN)).isEmpty();
    session.typing("4\nnode-7\nnode-7\nq\n").run("interactive");
    assertThat(stage.calls(CLEAN)).hasSize(1);
  }
}
