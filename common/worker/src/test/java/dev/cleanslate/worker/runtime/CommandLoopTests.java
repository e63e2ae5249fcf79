package dev.cleanslate.worker.runtime;

import static org.awaitility.Awaitility.await;

import dev.cleanslate.worker.answer.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandLoopTests {
  private static final TopicPartition PLACE = new TopicPartition("commands.test", 0);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final StopSignal stop = new StopSignal();

  @AfterEach
  void stop() {
    stop.set();
  }

  @Test
  void whatCanBeNeitherAnsweredNorPutAsideIsPassedOver() {
    consumer.updateBeginningOffsets(Map.of(PLACE, 0L));
    consumer.schedulePollTask(() -> {
      consumer.rebalance(List.of(PLACE));
      consumer.addRecord(record(0));
      consumer.addRecord(record(1));
    });

    Thread.ofPlatform()
        .start(
            loop(message -> {
              if (message.offset() == 0) {
                throw new AssertionError("nobody expected it");
              }
            }));

    await()
        .until(
            () -> consumer.committed(Set.of(PLACE)),
            Map.of(PLACE, new OffsetAndMetadata(2))::equals);
  }

  private CommandLoop loop(CommandLoop.Desk desk) {
    return new CommandLoop(
        new CommandLoop.Route(PLACE.topic(), "test", desk),
        new OneAfterTheOther(List.of(consumer)),
        new CommandLoop.Pace(2, 10, Duration.ofMillis(1), Duration.ofSeconds(5)),
        stop,
        new Meters(new SimpleMeterRegistry()).load(PLACE.topic()));
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset) {
    return new ConsumerRecord<>(PLACE.topic(), PLACE.partition(), offset, new byte[] {1}, null);
  }
}
