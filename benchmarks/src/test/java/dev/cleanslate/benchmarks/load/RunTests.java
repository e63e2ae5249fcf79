package dev.cleanslate.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTests {
  @Test
  void everyThingIsRegisteredOnceInEventsThatTheContractTakes() {
    List<ResourceEvent> events =
        new Run("run1790000000000", new Load(1, 2500, 1, 0)).registrations(0);

    List<ResourceEvent.Item> items =
        events.stream()
            .map(event -> Wire.read(Wire.write(event), ResourceEvent.class))
            .flatMap(event -> ((ResourceEvent.Registered) event).resources().stream())
            .toList();
    assertThat(events).hasSize(3);
    assertThat(items).hasSize(2500).extracting(ResourceEvent.Item::id).doesNotHaveDuplicates();
    assertThat(items).allMatch(item -> item.id().matches("[a-z0-9-]{1,80}"));
  }
}
