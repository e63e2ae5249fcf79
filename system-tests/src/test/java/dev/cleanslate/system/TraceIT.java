package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.SagaEvent;
import dev.cleanslate.system.Provider.Size;
import dev.cleanslate.testkit.TestCollector.Seen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// One deletion is one trace, from the upstream's event to the last verdict, through the death of
/// the worker and the orchestrator in its middle.
@Tag("full")
@ExtendWith(OneWorld.class)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class TraceIT {
  private static final String ABOVE = "00f067aa0ba902b7";

  @Test
  void fromTheRequestToTheVerdictsAllIsInTheTraceOfTheRequest(World world) throws IOException {
    Clone clone = world.registered("traced", Size.EVERY_KIND);
    String trace = UUID.randomUUID().toString().replace("-", "");
    world.provider().dawdle(500);
    long since = world.provider().now();

    world.upstream().askToDelete(clone.ref(), "00-%s-%s-01".formatted(trace, ABOVE));
    world.awaitDeletions(since, List.of(clone), 2);
    world.ground().kill("openai-worker");
    world.ground().kill("orchestrator");
    world.ground().start("openai-worker");
    world.ground().start("orchestrator");
    world.awaitDeleted(clone);

    World.await("every verdict is told")
        .untilAsserted(() ->
            assertThat(named(world, trace, "verdict: gone"))
                .hasSizeGreaterThanOrEqualTo(clone.belongings().size()));
    SagaEvent last = world.chronicle().last(clone.ref()).orElseThrow();
    assertThat(world.api().deletion(last.saga()).path("trace").asString()).isEqualTo(trace);
    List<Seen> spans = world.ground().collector().spans(trace);
    theLineIsWhole(spans, "verdict: gone", "look at", "send look");
    theLineIsWhole(spans, "reply: gone", "advance", "send advance");
    theLineIsWhole(spans, "DELETE /openai/v1/files/{id}", "advance openai.file", "send advance");
    assertThat(spans.toString()).doesNotContain(world.ground().secrets());
  }

  private static List<Seen> named(World world, String trace, String name) {
    return world.ground().collector().spans(trace).stream()
        .filter(span -> span.name().equals(name))
        .toList();
  }

  /// From the spans of that name up to the request: these names, then the deletion's first span.
  /// What a killed process had ended and not yet sent is missing; most are there.
  private static void theLineIsWhole(List<Seen> spans, String from, String... above) {
    Map<String, Seen> byId =
        spans.stream().collect(Collectors.toMap(Seen::id, Function.identity(), (one, _) -> one));
    List<Seen> starts = spans.stream().filter(span -> span.name().equals(from)).toList();
    List<String> expected = new ArrayList<>(List.of(above));
    expected.add("deletion asked for");
    expected.add(ABOVE);

    assertThat(starts.stream().filter(start -> isWhole(line(start, byId), expected)).count())
        .as("%s: %s", from, starts.stream().map(start -> line(start, byId)).toList())
        .isGreaterThan(starts.size() / 2);
  }

  /// The names of what is above a span, and the id of what is above all that arrived.
  private static List<String> line(Seen start, Map<String, Seen> byId) {
    List<String> line = new ArrayList<>();
    Seen span = start;
    while (byId.containsKey(span.parent())) {
      span = byId.get(span.parent());
      line.add(span.name());
    }
    line.add(span.parent());
    return line;
  }

  private static boolean isWhole(List<String> line, List<String> expected) {
    return line.size() == expected.size()
        && IntStream.range(0, line.size()).allMatch(i -> line.get(i).startsWith(expected.get(i)));
  }
}
