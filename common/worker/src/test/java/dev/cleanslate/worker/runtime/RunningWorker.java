package dev.cleanslate.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.worker.ScriptedHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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

/// A worker of its own on a real broker for each test, and what is needed to talk to it.
abstract class RunningWorker {
  static final Duration SOON = Duration.ofSeconds(30);
  static final OwnerRef OWNER = new OwnerRef("acme", "clone", "clone-7");
  static Broker broker;

  final ScriptedHandler handler = new ScriptedHandler();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final String name = "w" + UUID.randomUUID().toString().substring(0, 8);
  KafkaClients kafka;
  WorkerRuntime worker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = new Broker();
    broker.topicsIfMissing(
        Broker.topic(Topics.REPLIES, 3),
        Broker.topic(Topics.VERDICTS, 3),
        Broker.topic(Topics.CENSUS, 3),
        control());
  }

  static org.apache.kafka.clients.admin.NewTopic control() {
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
        Broker.topic(Topics.census(name), 2),
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

  Command.Advance advance(String id) {
    return new Command.Advance(ref(), OWNER, Target.of("test.thing", id, Map.of(), null), 60_000);
  }

  Command.Look look(String id) {
    return new Command.Look(ref(), OWNER, Target.of("test.thing", id, Map.of(), null), 60_000);
  }

  static StepRef ref() {
    return new StepRef(UUID.randomUUID(), 1, 1, UUID.randomUUID());
  }

  StepRef command(Command.Advance command) throws Exception {
    return command(command, (Integer) null);
  }

  StepRef command(Command.Advance command, @org.jspecify.annotations.Nullable Integer partition)
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

  StepRef command(Command.Advance command, String lane) throws Exception {
    broker.send(
        new ProducerRecord<>(
            Topics.commands(name), lane.getBytes(StandardCharsets.UTF_8), Wire.write(command)));
    broker.flush();
    return command.ref();
  }

  StepRef check(Command.Look command) throws Exception {
    broker.send(new ProducerRecord<>(Topics.checks(name), Wire.write(command)));
    broker.flush();
    return command.ref();
  }

  static void hold(String key, @org.jspecify.annotations.Nullable Hold hold) throws Exception {
    broker.send(
        new ProducerRecord<>(
            Topics.CONTROL,
            key.getBytes(StandardCharsets.UTF_8),
            hold == null ? null : Wire.write(hold)));
    broker.flush();
  }

  static ConsumerRecord<byte[], byte[]> answerTo(String topic, StepRef ref) {
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

  static void allCommitted(String topic, String group) {
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

  static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> message) {
    Map<String, byte[]> headers = new HashMap<>();
    message.headers().forEach(each -> headers.put(each.key(), each.value()));
    return headers;
  }

  static String header(ConsumerRecord<byte[], byte[]> message, String key) {
    return new String(message.headers().lastHeader(key).value(), StandardCharsets.UTF_8);
  }
}
