package dev.cleanslate.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// What a worker cannot read is put aside, whole or in part, and blocks nothing.
@ResourceLock("kafka")
class DeadLettersTests extends RunningWorker {
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
}
