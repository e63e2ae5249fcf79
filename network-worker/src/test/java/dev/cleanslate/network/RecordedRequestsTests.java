package dev.cleanslate.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.journal.LoggedRequest;
import dev.cleanslate.worker.Advanced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the worker sends is what the vendor's own client would send: each request that reached the
/// simulator is in the table that was recorded from it.
class RecordedRequestsTests {
  private static final Path TABLE =
      Path.of("../common/ibm-cloud/src/test/resources/recorded/vpc-requests.json");
  private static final Pattern ID =
      Pattern.compile("[0-9a-z]{4}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern START = Pattern.compile("start=[^&]+");
  private static final Set<String> LEFT_OUT = Set.of("host", "user-agent");

  private record Sent(String request, Map<String, String> headers) {}

  @Test
  void everyRequestOfALifeIsInTheTableOfTheVendorsClient() throws IOException {
    Set<Sent> table = table();
    Set<String> seen = new HashSet<>();
    for (Sort sort : Sort.values()) {
      try (NetworkStage stage = new NetworkStage(sort)) {
        live(stage);
        for (LoggedRequest request : stage.simulator.requests().all()) {
          if (request.path().startsWith("/vpc/")) {
            Sent sent = sent(request);
            assertThat(table).contains(sent);
            seen.add(sent.request());
          }
        }
      }
    }
    assertThat(seen).hasSize(10);
  }

  private static void live(NetworkStage stage) {
    stage.simulator.objects().seed(stage.sort.label, 60, stage.subnet);
    stage.handler().list(stage.sort.kind, stage.scope(), stage.errand(), _ -> {});
    Target target =
        stage.target(String.valueOf(stage.create().id()), stage.scopeWith("vpc", stage.vpc));
    stage.look(target);
    assertThat(stage.advanceUpTo(5, target)).isInstanceOf(Advanced.Gone.class);
    stage.look(target);
    stage.clock.advance(java.time.Duration.ofMinutes(1));
    stage.strike("GET", NetworkStage.SUBNETS, Action.status(404));
    stage.look(target);
  }

  private static Set<Sent> table() throws IOException {
    Set<Sent> table = new HashSet<>();
    for (JsonNode row : Wire.json().readTree(Files.readAllBytes(TABLE))) {
      Map<String, String> headers = new TreeMap<>();
      row.path("headers")
          .properties()
          .forEach(each -> headers.put(each.getKey(), each.getValue().asString()));
      table.add(new Sent(comparable(row.path("request").asString()), headers));
    }
    return table;
  }

  private static Sent sent(LoggedRequest request) {
    Map<String, String> headers = new TreeMap<>(request.headers());
    headers.keySet().removeAll(LEFT_OUT);
    headers.replace("x-request-id", "<uuid>");
    headers.replace("authorization", "Bearer TOKEN");
    String path = request.path().replaceFirst("^/vpc/us-south", "");
    return new Sent(
        comparable("%s %s?%s".formatted(request.method(), path, request.query())), headers);
  }

  private static String comparable(String request) {
    return START.matcher(ID.matcher(request).replaceAll("<id>")).replaceAll("start=<start>");
  }
}
