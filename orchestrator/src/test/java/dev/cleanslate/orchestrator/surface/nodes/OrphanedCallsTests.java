package dev.cleanslate.orchestrator.surface.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.orchestrator.api.Client.Answer;
import dev.cleanslate.orchestrator.api.RunningApi;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// What is orphaned, as the clusters' clients are told, where owners of other systems left more.
@Timeout(120)
class OrphanedCallsTests {
  private static final int MORE_THAN_ARE_LISTED = 101;

  private final Client client = RunningApi.freshTenant();
  private final ClusterClient cluster = new ClusterClient(client);

  @Test
  void whatOthersLeftHidesNoNode() {
    left("clone", "c", late("openai.file", "file-", MORE_THAN_ARE_LISTED), "2020-01-01T00:00:00Z");
    left("node", "n", late("ibm.virtual_network_interface", "vni-", 1), "2021-01-01T00:00:00Z");

    JsonNode told = cluster.orphaned(48).json();

    assertThat(told.at("/resources/0/node_name").asString()).as(told.toString()).isEqualTo("n");
    assertThat(told.path("orphaned_resources").asInt()).isOne();
    assertThat(told.path("message").asString()).doesNotContain("more than are listed");
  }

  /// An owner that is gone, and for whom all of these were registered long ago.
  private void left(String type, String id, String resources, String at) {
    String owner = "/v1/owners/%s/%s".formatted(type, id);
    client.put(owner + "/resources", "{\"resources\": []}");
    client.post(
        "/v1/deletions", "{\"owner\": {\"type\": \"%s\", \"id\": \"%s\"}}".formatted(type, id));
    assertThat(client.get(owner).text("state")).isEqualTo("deleted");
    Answer late =
        client.put(
            owner + "/resources", "{\"resources\": [%s], \"at\": \"%s\"}".formatted(resources, at));
    assertThat(late.status()).as(late.body()).isEqualTo(200);
  }

  private static String late(String kind, String id, int count) {
    return IntStream.range(0, count)
        .mapToObj(number ->
            "{\"kind\": \"%s\", \"id\": \"%s%d\", \"scope\": {\"region\": \"us-south\", \"subnet\": \"s\"}}"
                .formatted(kind, id, number))
        .collect(Collectors.joining(", "));
  }
}
