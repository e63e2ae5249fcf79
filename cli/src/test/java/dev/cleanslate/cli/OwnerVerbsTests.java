package dev.cleanslate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerVerbsTests {
  private static final String REGISTER = "POST /v1/owners/node/node-7/resources";
  private static final String RECORDED =
      "{\"owner\":{\"tenant\":\"default\",\"type\":\"node\",\"id\":\"node-7\"},\"incarnation\":1,\"added\":1,\"settled\":0,\"joined\":1,\"withdrawn\":0}";

  private final Stage stage = Stage.open();
  private final Session session = Session.with(stage);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void anOwnerIsMadeKnownWithItsNames() {
    stage.says(REGISTER, 200, RECORDED);

    assertThat(session.run("owner", "register", "node", "node-7", "--alias", "7")).isZero();
    assertThat(stage.calls(REGISTER).getFirst().body())
        .contains("\"resources\":[]", "\"aliases\":[\"7\"]");
  }

  @Test
  void anOwnerIsShownWithWhatItHoldsAndItsHistory() {
    stage
        .recorded("GET /v1/owners/node/node-7", "node")
        .recorded("GET /v1/owners/node/node-7/resources?limit=500", "token-resources")
        .says(
            "GET /v1/owners/node/node-7/history?limit=500",
            200,
            "{\"items\":[{\"seq\":1,\"to\":\"active\",\"by\":\"upstream\",\"why\":\"registered\",\"at\":\"2026-11-20T20:00:00Z\"}]}");

    assertThat(session.run("owner", "show", "node", "node-7")).isZero();
    assertThat(session.out()).contains("Also known as 7.").contains("upstream  registered");
  }

  @Test
  void aResourceIsMadeKnownByOptions() {
    stage.says(REGISTER, 200, RECORDED);

    int status =
        session.run(
            "resource",
            "register",
            "node",
            "node-7",
            "--kind",
            "ibm.reserved_ip",
            "--id",
            "0717-1",
            "--scope",
            "subnet=0717-s",
            "--scope",
            "vpc=v",
            "--parent",
            "ibm.vni:0717:v");

    assertThat(status).isZero();
    assertThat(stage.calls(REGISTER).getFirst().body())
        .contains(
            "\"kind\":\"ibm.reserved_ip\"",
            "\"subnet\":\"0717-s\"",
            "\"vpc\":\"v\"",
            "\"parent\":{",
            "\"id\":\"0717:v\"");
    assertThat(session.out()).contains("node/node-7: 1 new.", "1 joined its deletion");
  }

  @Test
  void manyResourcesAreReadFromAFile(@TempDir Path folder) throws IOException {
    stage.says(REGISTER, 200, RECORDED);
    Files.writeString(folder.resolve("held.json"), "[{\"kind\":\"ibm.vni\",\"id\":\"1\"}]");
    Files.writeString(folder.resolve("other.json"), "{}");
    session.in(folder);

    assertThat(session.run("resource", "register", "node", "node-7", "--file", "held.json"))
        .isZero();
    assertThat(stage.calls(REGISTER).getFirst().body())
        .isEqualTo("{\"resources\":[{\"kind\":\"ibm.vni\",\"id\":\"1\"}]}");
    assertThat(session.run("resource", "register", "node", "node-7", "--file", "other.json"))
        .isEqualTo(2);
    assertThat(session.run("resource", "register", "node", "node-7", "--file", "none.json"))
        .isEqualTo(2);
    assertThat(session.run("resource", "register", "node", "node-7", "--kind", "k")).isEqualTo(2);
  }
}
