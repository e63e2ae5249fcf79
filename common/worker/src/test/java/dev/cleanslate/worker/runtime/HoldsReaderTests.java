package dev.cleanslate.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is held while a consumer that broke is replaced by one that reads the topic anew.
class HoldsReaderTests {
  private static final TopicPartition CONTROL = new TopicPartition(Topics.CONTROL, 0);
  private static final Hold ON = new Hold(true, "an operator", null);

  private final Holds holds = new Holds();
  private final StopSignal stop = new StopSignal();
  private final List<Optional<String>> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch readAnew = new CountDownLatch(1);

  @AfterEach
  void stop() {
    stop.set();
  }

  @Test
  void whoReadsTheTopicAnewReleasesNothingInPassing() {
    read(
        List.of(new Said(0, "all", ON)),
        List.of(new Said(0, "all", ON), new Said(1, "all", null), new Said(2, "all", ON)));

    assertThat(seen).hasSize(4).containsOnly(Optional.of("all"));
  }

  @Test
  void whatIsNoLongerOnTheTopicIsReleasedOnceItHasBeenReadAnew() {
    read(
        List.of(new Said(0, "all", ON)),
        List.of(new Said(1, "tenant/acme", ON), new Said(2, "tenant/else", ON)));

    assertThat(seen.subList(0, 2)).containsOnly(Optional.of("all"));
    assertThat(holds.all()).containsOnlyKeys("tenant/acme", "tenant/else");
  }

  @Test
  void whatIsSaidAfterwardsHoldsAndReleasesAtOnce() {
    HoldsReader reader =
        read(
            List.of(),
            List.of(new Said(0, "all", ON)),
            new Said(1, "all", null),
            new Said(2, "tenant/acme", ON));

    assertThat(reader.isCaughtUp()).isTrue();
    assertThat(seen)
        .containsExactly(
            Optional.empty(), Optional.of("all"), Optional.empty(), Optional.of("tenant/acme"));
  }

  /// Reads `before`, breaks, reads `anew` record by record, and then what is said `later`.
  private HoldsReader read(List<Said> before, List<Said> anew, Said... later) {
    MockConsumer<byte[], byte[]> first = consumer(end(before));
    first.schedulePollTask(() -> before.forEach(each -> deliver(first, each)));
    first.schedulePollTask(() -> {
      throw new KafkaException("the connection is gone");
    });
    MockConsumer<byte[], byte[]> second = consumer(end(anew));
    Stream.concat(anew.stream(), Stream.of(later)).forEach(each -> look(second, each));
    second.schedulePollTask(() -> {
      seen.add(covering());
      readAnew.countDown();
    });
    HoldsReader reader = new HoldsReader(new OneAfterTheOther(List.of(first, second)), holds, stop);
    Thread.ofPlatform().start(reader);
    await().until(() -> readAnew.getCount() == 0);
    return reader;
  }

  private void look(MockConsumer<byte[], byte[]> consumer, Said next) {
    consumer.schedulePollTask(() -> {
      seen.add(covering());
      deliver(consumer, next);
    });
  }

  private Optional<String> covering() {
    return holds.covering(new OwnerRef("acme", "clone", "7"), new UUID(0, 1), "test.thing", "test");
  }

  private static long end(List<Said> all) {
    return all.isEmpty() ? 0 : all.getLast().offset() + 1;
  }

  private static MockConsumer<byte[], byte[]> consumer(long end) {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    consumer.updatePartitions(
        Topics.CONTROL, List.of(new PartitionInfo(Topics.CONTROL, 0, null, null, null)));
    consumer.updateBeginningOffsets(Map.of(CONTROL, 0L));
    consumer.updateEndOffsets(Map.of(CONTROL, end));
    return consumer;
  }

  private static void deliver(MockConsumer<byte[], byte[]> consumer, Said said) {
    consumer.addRecord(
        new ConsumerRecord<>(
            Topics.CONTROL,
            0,
            said.offset(),
            said.key().getBytes(StandardCharsets.UTF_8),
            said.hold() == null ? null : Wire.write(said.hold())));
  }

  private record Said(long offset, String key, @Nullable Hold hold) {}
}
