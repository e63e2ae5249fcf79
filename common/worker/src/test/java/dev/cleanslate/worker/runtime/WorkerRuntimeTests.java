package dev.cleanslate.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.messages.Census;
import dev.cleanslate.messages.CensusPage;
import dev.cleanslate.messages.CloudEvent;
import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.messages.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// One worker on a real broker: what it answers and what it obeys.
@ResourceLock("kafka")
class WorkerRuntimeTests extends RunningWorker {
  @Test
  void aCommandIsAnsweredAndItsOffsetMoves() throws Exception {
    StepRef ref = command(advance("t-1"));
    worker.start();

    ConsumerRecord<byte[], byte[]> answer = answerTo(Topics.REPLIES, ref);

    assertThat(Wire.read(answer.value(), Reply.class)).isInstanceOf(Reply.Gone.class);
    CloudEvent event = Objects.requireNonNull(CloudEvent.from(headers(answer)));
    assertThat(event.type()).isEqualTo("dev.cleanslate.reply");
    assertThat(event.source()).isEqualTo("cleanslate/worker/" + name);
    assertThat(event.subject()).isEqualTo(ref.saga().toString());
    allCommitted(Topics.commands(name), "cleanslate." + name);
  }

  @Test
  void aLookIsAnsweredOnItsOwnTopicAndByItsOwnGroup() throws Exception {
    StepRef ref = check(look("t-1"));
    worker.start();

    assertThat(Wire.read(answerTo(Topics.VERDICTS, ref).value(), Verdict.class))
        .isInstanceOf(Verdict.Present.class);
    allCommitted(Topics.checks(name), "cleanslate." + name + ".checks");
  }

  @Test
  void aPageOfACensusIsAnsweredOnItsOwnTopicAndByItsOwnGroup() throws Exception {
    Census census = new Census(UUID.randomUUID(), "test.thing", "t-4", 10, 60_000);
    broker.send(new ProducerRecord<>(Topics.census(name), Wire.write(census)));
    broker.flush();
    worker.start();

    CensusPage page =
        await()
            .atMost(SOON)
            .until(
                () ->
                    broker.all(Topics.CENSUS).stream()
                        .map(each -> Wire.read(each.value(), CensusPage.class))
                        .filter(each -> each.ticket().equals(census.ticket()))
                        .findFirst(),
                Optional::isPresent)
            .orElseThrow();

    assertThat(page).isInstanceOf(CensusPage.Listed.class);
    assertThat(handler.countedAfter).isEqualTo("t-4");
    allCommitted(Topics.census(name), "cleanslate." + name + ".census");
  }

  @Test
  void anExpiredCommandIsDroppedAndCounted() throws Exception {
    long longAgo = System.currentTimeMillis() - 120_000;
    broker.send(
        new ProducerRecord<>(
            Topics.commands(name), 0, longAgo, null, Wire.write(advance("t-old"))));
    StepRef ref = command(advance("t-new"), 0);
    worker.start();

    assertThat(answerTo(Topics.REPLIES, ref)).isNotNull();
    allCommitted(Topics.commands(name), "cleanslate." + name);
    assertThat(handler.advances).isEqualTo(1);
    assertThat(
            registry.counter("cleanslate.worker.expired", "topic", Topics.commands(name)).count())
        .isEqualTo(1);
    assertThat(registry.get("cleanslate.worker.ready").gauge().value()).isEqualTo(1);
  }

  @Test
  void aHoldSetBeforeTheStartIsKnownToTheFirstCommand() throws Exception {
    hold("worker/" + name, new Hold(true, "an operator", null));
    StepRef ref = command(advance("t-1"));
    worker.start();

    assertThat(Wire.read(answerTo(Topics.REPLIES, ref).value(), Reply.class))
        .isInstanceOfSatisfying(
            Reply.Unavailable.class,
            held -> assertThat(held.detail()).isEqualTo("held by worker/" + name));
    assertThat(handler.advances).isZero();

    hold("worker/" + name, null);
    await()
        .atMost(SOON)
        .until(() -> {
          StepRef again = command(advance("t-1"));
          return Wire.read(answerTo(Topics.REPLIES, again).value(), Reply.class)
              instanceof Reply.Gone;
        });
  }

  @Test
  void aHoldThatCannotBeReadHolds() throws Exception {
    broker.send(
        new ProducerRecord<>(
            Topics.CONTROL,
            ("worker/" + name).getBytes(StandardCharsets.UTF_8),
            "nonsense".getBytes(StandardCharsets.UTF_8)));
    StepRef ref = command(advance("t-1"));
    worker.start();

    assertThat(Wire.read(answerTo(Topics.REPLIES, ref).value(), Reply.class))
        .isInstanceOf(Reply.Unavailable.class);
    hold("worker/" + name, null);
  }

  @Test
  void slowDeletionsHoldUpNoLook() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    handler.beforeAdvance = slow;
    for (int i = 0; i < 100; i++) {
      command(advance("t-" + i));
    }
    worker.start();
    await().atMost(SOON).until(() -> handler.advances > 0);

    StepRef ref = check(look("t-1"));

    assertThat(answerTo(Topics.VERDICTS, ref)).isNotNull();
    slow.countDown();
    allCommitted(Topics.commands(name), "cleanslate." + name);
  }

  @Test
  void commandsOfOneLaneAreCarriedOutOneAfterTheOther() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    handler.beforeAdvance = slow;
    command(advance("t-1"));
    command(advance("t-2"));
    worker.start();
    await().atMost(SOON).until(() -> handler.advances == 1);
    StepRef other = command(advance("t-3"), "other lane");
    await().atMost(SOON).until(() -> handler.advances == 2);
    assertThat(handler.lastAdvanced).isEqualTo("t-3");

    slow.countDown();
    await().atMost(SOON).until(() -> handler.advances == 3);
    assertThat(answerTo(Topics.REPLIES, other)).isNotNull();
  }

  @Test
  void aShutDownWaitsForWhatIsInFlightAndCommitsIt() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    handler.beforeAdvance = slow;
    StepRef ref = command(advance("t-1"));
    worker.start();
    await().atMost(SOON).until(() -> handler.advances == 1);

    Thread stopping = Thread.ofPlatform().start(worker::stop);
    await().atMost(SOON).until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
    slow.countDown();
    stopping.join();

    assertThat(answerTo(Topics.REPLIES, ref)).isNotNull();
    allCommitted(Topics.commands(name), "cleanslate." + name);
  }

  @Test
  void anErrorOfAHandlerIsAnsweredAndHoldsUpNothingOfItsLane() throws Exception {
    handler.errorOnce = new NoClassDefFoundError("a class that is no longer there");
    StepRef failed = command(advance("t-1"));
    StepRef behind = command(advance("t-2"));
    worker.start();

    assertThat(Wire.read(answerTo(Topics.REPLIES, failed).value(), Reply.class))
        .isInstanceOfSatisfying(
            Reply.Unavailable.class,
            later ->
                assertThat(later.detail()).isEqualTo("the worker failed: NoClassDefFoundError"));
    assertThat(Wire.read(answerTo(Topics.REPLIES, behind).value(), Reply.class))
        .isInstanceOf(Reply.Gone.class);
    allCommitted(Topics.commands(name), "cleanslate." + name);
  }

  @Test
  void whatElseAHandlerThrowsIsPutAsideAndHoldsUpNothingOfItsLane() throws Exception {
    handler.errorOnce = new AssertionError("nobody expected it");
    command(advance("t-1"));
    StepRef behind = command(advance("t-2"));
    worker.start();

    assertThat(answerTo(Topics.REPLIES, behind)).isNotNull();
    allCommitted(Topics.commands(name), "cleanslate." + name);
    assertThat(broker.all(Topics.deadLetters(Topics.commands(name))))
        .singleElement()
        .satisfies(letter ->
            assertThat(header(letter, "dlt-reason"))
                .isEqualTo("the worker failed: AssertionError"));
  }
}
