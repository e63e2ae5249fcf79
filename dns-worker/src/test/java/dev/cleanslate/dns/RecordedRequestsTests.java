package dev.cleanslate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Wire;
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
      Path.of("../common/ibm-cloud/src/test/resources/recorded/dns-requests.json");
  private static final Pattern ID = Pattern.compile("((A|PTR):)?" + RecordKind.UUID.pattern());
  private static final Set<String> LEFT_OUT = Set.of("host", "user-agent");

  private record Sent(String request, Map<String, String> headers) {}

  @Test
  void everyRequestOfALifeIsInTheTableOfTheVendorsClient() throws IOException {
    Set<Sent> table = table();
    Set<String> seen = new HashSet<>();
    for (Sort sort : Sort.values()) {
      try (DnsStage stage = new DnsStage(sort)) {
        live(stage);
        for (LoggedRequest request : stage.simulator.requests().all()) {
          if (request.path().startsWith("/dns/")) {
            Sent sent = sent(request);
            assertThat(table).contains(sent);
            seen.add(sent.request());
          }
        }
      }
    }
    assertThat(seen).hasSize(5);
  }

  private static void live(DnsStage stage) {
    stage.simulator.objects().seed("dns-record", 250, stage.zone.id());
    stage.handler().list(stage.sort.kind, stage.scope(), stage.errand(), _ -> {});
    Target target = stage.create(stage.sort.type, "{\"name\":\"apart\"}");
    stage.look(target);
    assertThat(stage.advance(target)).isInstanceOf(Advanced.Gone.class);
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
    headers.replace("authorization", "Bearer TOKEN");
    String query = request.query() == null ? "" : "?" + request.query();
    String path = request.path().replaceFirst("^/dns", "");
    return new Sent(comparable("%s %s%s".formatted(request.method(), path, query)), headers);
  }

  private static String comparable(String request) {
    return ID.matcher(request).replaceAll("<id>");
  }
}
