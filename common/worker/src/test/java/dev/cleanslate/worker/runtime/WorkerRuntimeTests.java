package dev.cleanslate.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.messages.CloudEvent;
import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.messages.Wire;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// One worker on a real broker: what it answers, what it puts aside, what it obeys.
@ResourceLock("kafka")
class WorkerRuntimeTests {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final OwnerRef OWNER = new OwnerRef("acme", "clone", "clone-7");
  private static Broker broker;

  private final ScriptedHandler handler = new ScriptedHandler();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final String name = "w" + UUID.randomUUID().toString().substring(0, 8);
  private KafkaClients kafka;
  private WorkerRuntime worker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = new Broker();
    broker.topicsIfMissing(
        Broker.topic(Topics.REPLIES, 3), Broker.topic(Topics.VERDICTS, 3), control());
  }

  private static org.apache.kafka.clients.admin.NewTopic control() {
    return Broker.topic(Topics.CONTROL, 1)
        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void start() throws Exception {
    broker.topics(
        Broker.topic(Topics.commands(name), 2),
        Broker.topic(Topics.checks(name), 2),
        Broker.topic(Topics.deadLetters(Topics.commands(name)), 1)
            .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "300000")),
        Broker.topic(Topics.deadLetters(Topics.checks(name)), 1));
    kafka = new KafkaClients(Broker.settings(), Broker.settings());
    worker = Workers.named(name, handler, kafka, Clock.systemUTC(), registry);
  }

  @AfterEach
  void stop() {
    worker.stop();
    kafka.close();
  }

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
  void whatCannotBeReadIsPutAsideWithItsReasonAndBlocksNothing() throws Exception {
    byte[] key = {1, 2, 3};
    byte[] bad = "{\"type\":\"advance\"".getBytes(StandardCharsets.UTF_8);
    ProducerRecord<byte[], byte[]> poison =
        new ProducerRecord<>(Topics.commands(name), 0, key, bad);
    poison.headers().add("own", new byte[] {7});
    broker.send(poison);
    broker.send(new ProducerRecord<>(Topics.commands(name), 0, key, null));
    StepRef ref = command(advance("t-1"), 0);
    worker.start();

    assertThat(answerTo(Topics.REPLIES, ref)).isNotNull();
    List<ConsumerRecord<byte[], byte[]>> letters =
        broker.all(Topics.deadLetters(Topics.commands(name)));
    assertThat(letters).hasSize(2);
    ConsumerRecord<byte[], byte[]> letter =
        letters.stream().filter(each -> each.value() != null).findFirst().orElseThrow();
    assertThat(letter.key()).isEqualTo(key);
    assertThat(letter.value()).isEqualTo(bad);
    assertThat(letter.headers().lastHeader("own").value()).containsExactly(7);
    assertThat(header(letter, "dlt-field")).isEqualTo("body");
    assertThat(header(letter, "dlt-reason")).contains("cannot be read");
    assertThat(header(letter, "dlt-topic")).isEqualTo(Topics.commands(name));
    assertThat(header(letter, "dlt-partition")).isEqualTo("0");
    assertThat(header(letter, "dlt-offset")).isEqualTo("0");
    allCommitted(Topics.commands(name), "cleanslate." + name);
  }

  @Test
  void aLookAmongTheCommandsIsPutAside() throws Exception {
    Command.Look look = look("t-1");
    broker.send(new ProducerRecord<>(Topics.commands(name), 0, null, Wire.write(look)));
    broker.flush();
    worker.start();

    await()
        .atMost(SOON)
        .until(() -> !broker.all(Topics.deadLetters(Topics.commands(name))).isEmpty());
    assertThat(
            header(broker.all(Topics.deadLetters(Topics.commands(name))).getFirst(), "dlt-field"))
        .isEqualTo("type");
    assertThat(handler.asked).isZero();
  }

  @Test
  void aDeadLetterTooLargeForKafkaKeepsItsBeginning() throws Exception {
    byte[] large = new byte[800_000];
    Arrays.fill(large, (byte) 'x');
    broker.send(new ProducerRecord<>(Topics.commands(name), 0, null, large));
    StepRef ref = command(advance("t-1"), 0);
    worker.start();

    assertThat(answerTo(Topics.REPLIES, ref)).isNotNull();
    await()
        .atMost(SOON)
        .until(() -> !broker.all(Topics.deadLetters(Topics.commands(name))).isEmpty());
    ConsumerRecord<byte[], byte[]> letter =
        broker.all(Topics.deadLetters(Topics.commands(name))).getFirst();
    assertThat(letter.value()).hasSize(DeadLetters.KEPT);
    assertThat(header(letter, "dlt-truncated-from")).isEqualTo("800000");
    allCommitted(Topics.commands(name), "cleanslate." + name);
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

  private Command.Advance advance(String id) {
    return new Command.Advance(ref(), OWNER, Target.of("test.thing", id, Map.of(), null), 60_000);
  }

  private Command.Look look(String id) {
    return new Command.Look(ref(), OWNER, Target.of("test.thing", id, Map.of(), null), 60_000);
  }

  private static StepRef ref() {
    return new StepRef(UUID.randomUUID(), 1, 1, UUID.randomUUID());
  }

  private StepRef command(Command.Advance command) throws Exception {
    return command(command, (Integer) null);
  }

  private StepRef command(
      Command.Advance command, @org.jspecify.annotations.Nullable Integer partition)
      throws Exception {
    broker.send(
        new ProducerRecord<>(
            Topics.commands(name),
            partition,
            "t".getBytes(StandardCharsets.UTF_8),
            Wire.write(command)));
    broker.flush();
    return command.ref();
  }

  private StepRef command(Command.Advance command, String lane) throws Exception {
    broker.send(
        new ProducerRecord<>(
            Topics.commands(name), lane.getBytes(StandardCharsets.UTF_8), Wire.write(command)));
    broker.flush();
    return command.ref();
  }

  private StepRef check(Command.Look command) throws Exception {
    broker.send(new ProducerRecord<>(Topics.checks(name), Wire.write(command)));
    broker.flush();
    return command.ref();
  }

  private static void hold(String key, @org.jspecify.annotations.Nullable Hold hold)
      throws Exception {
    broker.send(
        new ProducerRecord<>(
            Topics.CONTROL,
            key.getBytes(StandardCharsets.UTF_8),
            hold == null ? null : Wire.write(hold)));
    broker.flush();
  }

  private static ConsumerRecord<byte[], byte[]> answerTo(String topic, StepRef ref) {
    byte[] key = ref.saga().toString().getBytes(StandardCharsets.UTF_8);
    return await()
        .atMost(SOON)
        .until(
            () ->
                broker.all(topic).stream()
                    .filter(each -> Arrays.equals(each.key(), key))
                    .findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  private static void allCommitted(String topic, String group) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          Map<TopicPartition, OffsetAndMetadata> committed =
              broker.admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
          for (int partition = 0; partition < 2; partition++) {
            TopicPartition each = new TopicPartition(topic, partition);
            ListOffsetsResult.ListOffsetsResultInfo end =
                broker
                    .admin()
                    .listOffsets(Map.of(each, OffsetSpec.latest()))
                    .partitionResult(each)
                    .get();
            OffsetAndMetadata reached = committed.get(each);
            assertThat(reached == null ? 0 : reached.offset()).isEqualTo(end.offset());
          }
        });
  }

  private static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> message) {
    Map<String, byte[]> headers = new HashMap<>();
    message.headers().forEach(each -> headers.put(each.key(), each.value()));
    return headers;
  }

  private static String header(ConsumerRecord<byte[], byte[]> message, String key) {
    return new String(message.headers().lastHeader(key).value(), StandardCharsets.UTF_8);
  }
}
