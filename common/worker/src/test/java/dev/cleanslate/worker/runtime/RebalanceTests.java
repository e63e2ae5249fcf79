package dev.cleanslate.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Two workers under load, coming and going: no command is lost, and at no moment is an offset
/// committed beyond a command that is not answered yet.
@ResourceLock("kafka")
class RebalanceTests {
  private static final int COMMANDS = 4000;
  private static final int PARTITIONS = 6;
  private static final Duration LONG = Duration.ofMinutes(2);

  private final String name = "r" + UUID.randomUUID().toString().substring(0, 8);
  private final UUID saga = UUID.randomUUID();
  private final List<KafkaClients> clients = new ArrayList<>();
  private final List<WorkerRuntime> workers = new ArrayList<>();
  private final SlowHandler handler = new SlowHandler();
  private Broker broker;

  @BeforeEach
  void start() throws Exception {
    broker = new Broker();
    broker.topicsIfMissing(
        Broker.topic(Topics.CONTROL, 1),
        Broker.topic(Topics.REPLIES, 3),
        Broker.topic(Topics.VERDICTS, 3),
        Broker.topic(Topics.commands(name), PARTITIONS),
        Broker.topic(Topics.checks(name), 1));
  }

  @AfterEach
  void stop() {
    workers.forEach(WorkerRuntime::stop);
    clients.forEach(KafkaClients::close);
    broker.close();
  }

  @Test
  void noCommandIsLostAndNoOffsetRunsAheadWhileWorkersComeAndGo() throws Exception {
    for (int step = 1; step <= COMMANDS; step++) {
      broker.send(command(step));
    }
    broker.flush();

    try (OffsetProbe probe = OffsetProbe.of(broker, name, saga)) {
      WorkerRuntime first = worker();
      WorkerRuntime second = worker();
      first.start();
      for (int round = 0; round < 3; round++) {
        untilAnswered(probe, COMMANDS * (2 * round + 1) / 8);
        second.start();
        untilAnswered(probe, COMMANDS * (2 * round + 2) / 8);
        WorkerRuntime leaving = round == 1 ? first : second;
        leaving.stop();
        leaving.start();
        second.stop();
      }
      await()
          .atMost(LONG)
          .until(() -> {
            probe.check();
            return probe.isAllCommitted();
          });
      assertThat(probe.answered()).isEqualTo(COMMANDS);
      assertThat(probe.checks()).isGreaterThan(10);
      assertThat(handler.rememberedTwice())
          .as("asked again after a rebalance")
          .isLessThan(COMMANDS);
    }
  }

  private void untilAnswered(OffsetProbe probe, int count) {
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          probe.check();
          return probe.answered() >= count;
        });
  }

  private ProducerRecord<byte[], byte[]> command(int step) {
    String id = "t-" + step;
    Command command =
        new Command.Advance(
            new StepRef(saga, step, 1, UUID.randomUUID()),
            new OwnerRef("acme", "clone", "clone-7"),
            Target.of("test.thing", id, Map.of(), null),
            Command.MAX_EXPIRY_MS);
    return new ProducerRecord<>(
        Topics.commands(name), id.getBytes(StandardCharsets.UTF_8), Wire.write(command));
  }

  private WorkerRuntime worker() {
    KafkaClients kafka = new KafkaClients(Broker.settings(), Broker.settings());
    clients.add(kafka);
    WorkerRuntime worker =
        Workers.named(
            name,
            handler,
            kafka,
            Clock.systemUTC(),
            new io.micrometer.core.instrument.simple.SimpleMeterRegistry());
    workers.add(worker);
    return worker;
  }
}
