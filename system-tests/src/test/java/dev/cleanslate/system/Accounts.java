package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.SagaEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/// What the system says about a finished deletion: its events without a gap, and every resource of
/// the clone accounted for as gone.
final class Accounts {
  private Accounts() {}

  static void hold(World world, Clone clone) {
    SagaEvent last = world.chronicle().last(clone.ref()).orElseThrow();
    holdsWithoutGap(world, last);
    UUID saga = last.saga();
    assertThat(world.chronicle().events(clone.ref()))
        .as("one saga for %s", clone.ref())
        .allMatch(event -> event.saga().equals(saga));
    assertThat(world.api().deletion(saga).path("state").asString()).isEqualTo("deleted");
    assertThat(gone(world, saga)).isEqualTo(expected(clone));
  }

  private static void holdsWithoutGap(World world, SagaEvent last) {
    List<Long> seen = world.chronicle().sequence(last.saga());
    assertThat(seen)
        .as("the events of %s", last.owner())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, last.seq()).boxed().toList());
  }

  private static Set<String> gone(World world, UUID saga) {
    Set<String> gone = new HashSet<>();
    for (JsonNode step : world.api().steps(saga)) {
      assertThat(step.path("state").asString()).as("%s", step).isEqualTo("gone");
      assertThat(step.path("evidence").path("control").asString("")).as("%s", step).isNotEmpty();
      gone.add(step.path("kind").asString() + "/" + step.path("id").asString());
    }
    return gone;
  }

  private static Set<String> expected(Clone clone) {
    Set<String> expected = new HashSet<>();
    clone.belongings().forEach(each -> expected.add(each.catalogKind() + "/" + each.id()));
    expected.add(Api.SEARCH + "/" + clone.ref().key());
    return expected;
  }
}
