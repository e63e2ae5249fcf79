package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Topics;
import dev.cleanslate.system.Provider.Size;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Comes last in the alphabet: where this fails, the topics stay blocked for everybody after it.
@ExtendWith(OneWorld.class)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class TooLargeIT {
  @Test
  void whatIsTooLargeEvenForADeadLetterIsKeptAllTheSame(World world) throws Exception {
    Clone clone = world.registered("beside-giants", Size.SMALL);
    Poison worst = Poison.giant(Poison.COMMANDS);
    List<String> orchestrators =
        List.of(Topics.DELETE_REQUESTS, Topics.RESOURCES, Topics.REPLIES, Topics.VERDICTS);
    orchestrators.forEach(topic -> Letters.pour(world, Poison.giant(topic)));
    Letters.pour(world, worst);

    world.upstream().askToDelete(clone.ref());
    world.awaitDeleted(clone);

    int size = worst.value().length;
    World.await("the worker keeps a part")
        .untilAsserted(() ->
            assertThat(Letters.truncated(world.chronicle(), Poison.COMMANDS, size))
                .isEqualTo(world.upstream().partitions(Poison.COMMANDS)));
    for (String topic : orchestrators) {
      World.await("a giant of " + topic + " is in the table")
          .untilAsserted(() ->
              assertThat(world.ground().storedLetters(topic, size))
                  .isEqualTo(world.upstream().partitions(topic)));
    }
  }
}
