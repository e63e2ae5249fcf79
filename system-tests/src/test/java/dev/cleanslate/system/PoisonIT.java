package dev.cleanslate.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.system.Provider.Size;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(OneWorld.class)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class PoisonIT {
  @Test
  void whatNobodyCanReadEndsAmongTheDeadLettersAndHoldsNobodyUp(World world) {
    Clone neighbour = world.registered("neighbour", Size.LARGE);
    Clone later = world.provider().clone("later", Size.SMALL);
    world.provider().dawdle(300);
    long since = world.provider().now();

    world.upstream().askToDelete(neighbour.ref());
    world.awaitDeletions(since, List.of(neighbour), 5);
    Poison.all().forEach(poison -> Letters.pour(world, poison));
    world.register(later);
    world.upstream().askPlainly(later.ref());
    List<Clone> all = List.of(neighbour, later);
    all.forEach(world::awaitDeleted);

    Poison.all().forEach(poison -> awaitLetters(world, poison));
    Truth truth = new Truth(world.provider(), since);
    truth.holdsThatOnlyTheseWent(all);
    all.forEach(truth::holdsThatTheOrderWasKept);
    truth.holdsThatItWasLeftAlone(world.bystander());
    all.forEach(clone -> Accounts.hold(world, clone));
  }

  @Test
  void forgedAnswersAreRefusedAndReplayedOnesChangeNothing(World world) {
    Clone clone = world.registered("forged", Size.EVERY_KIND);
    world.provider().dawdle(1_000);
    long since = world.provider().now();
    UUID saga = world.api().askToDelete(clone.ref());
    world.awaitDeletions(since, List.of(clone), 1);

    int forged = 0;
    for (JsonNode step : world.api().steps(saga)) {
      if (!step.path("state").asString().equals("gone")) {
        forge(world, saga, step, forged++);
      }
    }
    assertThat(forged).isPositive();
    World.await("answers to replay").until(() -> !world.chronicle().of(Topics.VERDICTS).isEmpty());
    replay(world, Topics.REPLIES, saga);
    world.awaitDeleted(clone);
    replay(world, Topics.REPLIES, saga);
    replay(world, Topics.VERDICTS, saga);

    awaitRefusals(world, Topics.REPLIES, forged);
    awaitRefusals(world, Topics.VERDICTS, forged);
    assertThat(Letters.of(world.chronicle(), Topics.REPLIES).has("replayed")).isFalse();
    assertThat(Letters.of(world.chronicle(), Topics.VERDICTS).has("replayed")).isFalse();
    Truth truth = new Truth(world.provider(), since);
    truth.holdsThatOnlyTheseWent(List.of(clone));
    truth.holdsThatTheOrderWasKept(clone);
    truth.holdsThatItWasLeftAlone(world.bystander());
    assertThat(world.chronicle().alerts(clone.ref())).isEmpty();
    Accounts.hold(world, clone);
  }

  private static void awaitLetters(World world, Poison poison) {
    World.await("the dead letters of " + poison.name() + " on " + poison.topic())
        .untilAsserted(() -> {
          Letters letters = Letters.of(world.chronicle(), poison.topic());
          for (int i = 0; i < world.upstream().partitions(poison.topic()); i++) {
            letters.hold(poison, Letters.mark(poison, i), i);
          }
        });
  }

  /// Claims of somebody who knows everything about a step but the ticket.
  private static void forge(World world, UUID saga, JsonNode step, int number) {
    int round = Math.max(1, step.path("round").asInt());
    StepRef ref = new StepRef(saga, step.path("step").asLong(), round, UUID.randomUUID());
    Evidence evidence = new Evidence("DELETE /x", "404", "GET /y -> 200", 0L, null, null);
    byte[] key = saga.toString().getBytes(UTF_8);
    byte[] reply = Wire.write(new Reply.Gone(ref, evidence, Usage.NONE));
    byte[] verdict = Wire.write(new Verdict.Gone(ref, evidence, Usage.NONE));
    String mark = "forged-" + number;
    world.upstream().send(Letters.marked(Topics.REPLIES, null, key, reply, mark));
    world.upstream().send(Letters.marked(Topics.VERDICTS, null, key, verdict, mark));
  }

  private static void awaitRefusals(World world, String topic, int count) {
    World.await("the refusals of " + topic)
        .untilAsserted(() -> {
          Letters letters = Letters.of(world.chronicle(), topic);
          for (int i = 0; i < count; i++) {
            assertThat(letters.reason("forged-" + i)).contains("never sent");
          }
        });
  }

  /// Everything that was said in this saga so far, once more.
  private static void replay(World world, String topic, UUID saga) {
    for (ConsumerRecord<byte[], byte[]> said : world.chronicle().of(topic)) {
      String key = said.key() == null ? "" : new String(said.key(), UTF_8);
      boolean genuine = said.headers().lastHeader("ce_id") != null;
      if (genuine && key.equals(saga.toString())) {
        world
            .upstream()
            .send(Letters.marked(topic, said.partition(), said.key(), said.value(), "replayed"));
      }
    }
  }
}
