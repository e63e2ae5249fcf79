package dev.cleanslate.worker.runtime;

import dev.cleanslate.messages.Census;
import dev.cleanslate.messages.CloudEvent;
import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.tracing.Traces;
import dev.cleanslate.worker.answer.Answering;
import dev.cleanslate.worker.answer.Fault;
import dev.cleanslate.worker.answer.Meters;
import dev.cleanslate.worker.answer.Replies;
import dev.cleanslate.worker.answer.Verdicts;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One record from arrival to answer: read, not too late, answered, acknowledged. Thread-safe.
final class Mail {
  private static final Logger LOG = LoggerFactory.getLogger(Mail.class);

  private final Answering answering;
  private final Courier courier;
  private final DeadLetters deadLetters;
  private final Meters meters;
  private final Postmark postmark;

  Mail(
      Answering answering,
      Courier courier,
      DeadLetters deadLetters,
      Meters meters,
      Postmark postmark) {
    this.answering = answering;
    this.courier = courier;
    this.deadLetters = deadLetters;
    this.meters = meters;
    this.postmark = postmark;
  }

  /// What an answer bears besides its content.
  ///
  /// @param source the worker, as `ce_source`
  /// @param traces makes the spans that an answer belongs to
  record Postmark(String source, InstantSource clock, Supplier<UUID> ids, Traces traces) {}

  /// Deals with a record of `commands.<worker>`; comes back once its offset may move.
  void command(ConsumerRecord<byte[], byte[]> message) throws InterruptedException {
    dealtWith(
        message,
        () -> {
          switch (Wire.read(message.value(), Command.class)) {
            case Command.Advance advance -> {
              if (!isLate(message, advance.expiresInMs())) {
                try (Labels _ = Labels.of(advance)) {
                  reply(message, advance);
                }
              }
            }
            case Command.Look _ ->
                throw new Wire.Unreadable("type", "must be «advance» on this topic");
          }
        });
  }

  /// Deals with a record of `checks.<worker>`; comes back once its offset may move.
  void check(ConsumerRecord<byte[], byte[]> message) throws InterruptedException {
    dealtWith(
        message,
        () -> {
          switch (Wire.read(message.value(), Command.class)) {
            case Command.Look look -> {
              if (!isLate(message, look.expiresInMs())) {
                try (Labels _ = Labels.of(look)) {
                  judge(message, look);
                }
              }
            }
            case Command.Advance _ ->
                throw new Wire.Unreadable("type", "must be «look» on this topic");
          }
        });
  }

  /// Deals with a record of `census.<worker>`; comes back once its offset may move.
  void census(ConsumerRecord<byte[], byte[]> message) throws InterruptedException {
    dealtWith(
        message,
        () -> {
          Census census = Wire.read(message.value(), Census.class);
          if (!isLate(message, census.expiresInMs())) {
            send(
                Topics.CENSUS,
                census.kind(),
                "dev.cleanslate.census-page",
                answering.count(census),
                null);
          }
        });
  }

  private void reply(ConsumerRecord<byte[], byte[]> message, Command.Advance advance)
      throws InterruptedException {
    try (Trail trail = Trail.of(postmark.traces(), message, advance)) {
      Reply reply = answering.advance(advance, trail);
      trail.cameTo(Replies.name(reply));
      send(Topics.REPLIES, saga(advance), "dev.cleanslate.reply", reply, trail.onward());
    }
  }

  private void judge(ConsumerRecord<byte[], byte[]> message, Command.Look look)
      throws InterruptedException {
    try (Trail trail = Trail.of(postmark.traces(), message, look)) {
      Verdict verdict = answering.look(look, trail);
      trail.cameTo(Verdicts.name(verdict));
      send(Topics.VERDICTS, saga(look), "dev.cleanslate.verdict", verdict, trail.onward());
    }
  }

  private static String saga(Command command) {
    return command.ref().saga().toString();
  }

  private void dealtWith(ConsumerRecord<byte[], byte[]> message, Work work)
      throws InterruptedException {
    try {
      work.run();
    } catch (Wire.Unreadable unreadable) {
      deadLetters.put(message, unreadable.field(), String.valueOf(unreadable.getMessage()));
    } catch (RuntimeException | Error fault) {
      // A process that must not outlive a lack of memory is ended by an option of its JVM.
      LOG.error("A record of {} cannot be answered", message.topic(), Fault.of(fault));
      deadLetters.put(message, "body", "the worker failed: " + fault.getClass().getSimpleName());
    }
  }

  private boolean isLate(ConsumerRecord<byte[], byte[]> message, long expiresInMs) {
    long sent = message.timestamp();
    boolean late = sent >= 0 && sent + expiresInMs < postmark.clock().instant().toEpochMilli();
    if (late) {
      meters.expired(message.topic());
    }
    return late;
  }

  /// @param about the answer's key and subject
  /// @param trace where it belongs; absent where that is unknown
  private void send(
      String topic, String about, String type, Object answer, @Nullable Traceparent trace)
      throws InterruptedException {
    var letter =
        new ProducerRecord<>(topic, about.getBytes(StandardCharsets.UTF_8), Wire.write(answer));
    new CloudEvent(
            postmark.ids().get().toString(),
            postmark.source(),
            type,
            about,
            postmark.clock().instant())
        .headers()
        .forEach(letter.headers()::add);
    if (trace != null) {
      trace.headers().forEach(letter.headers()::add);
    }
    courier.deliver(letter);
  }

  @FunctionalInterface
  private interface Work {
    void run() throws InterruptedException;
  }
}
