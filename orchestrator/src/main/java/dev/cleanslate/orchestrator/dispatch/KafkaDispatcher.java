package dev.cleanslate.orchestrator.dispatch;

import dev.cleanslate.messages.CloudEvent;
import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.engine.Dispatcher;
import dev.cleanslate.orchestrator.engine.Outgoing;
import dev.cleanslate.tracing.Traces;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.kafka.core.KafkaTemplate;

/// Commands on their topics. A send that fails is only logged: the step's lease runs out and it is
/// sent again.
final class KafkaDispatcher implements Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaDispatcher.class);

  private final KafkaTemplate<byte[], byte[]> kafka;

  private final PlaceTopics topics;
  private final Traces traces;

  KafkaDispatcher(KafkaTemplate<byte[], byte[]> kafka, PlaceTopics topics, Traces traces) {
    this.kafka = kafka;
    this.topics = topics;
    this.traces = traces;
  }

  @Override
  public void send(List<Outgoing> commands) {
    commands.forEach(this::send);
  }

  private void send(Outgoing outgoing) {
    StepSpan span = StepSpan.sending(traces, outgoing);
    CompletableFuture<?> sent;
    try {
      topics.ensure(outgoing.worker());
      sent = kafka.send(record(outgoing, span.onward()));
    } catch (RuntimeException failure) {
      sent = CompletableFuture.failedFuture(failure);
    }
    var _ =
        sent.whenComplete((_, failure) -> {
          span.end(failure);
          if (failure != null) {
            unsent(outgoing, failure);
          }
        });
  }

  private static void unsent(Outgoing outgoing, Throwable failure) {
    var ref = outgoing.command().ref();
    try (var _ = MDC.putCloseable(Traces.LOGGED_AS, outgoing.trace().trace())) {
      LOG.warn(
          "command for step {}/{} was not sent to {}; it is sent again when its lease ends",
          ref.saga(),
          ref.step(),
          outgoing.topic(),
          failure);
    }
  }

  private static ProducerRecord<byte[], byte[]> record(Outgoing outgoing, Traceparent trace) {
    Command command = outgoing.command();
    var ref = command.ref();
    String type =
        switch (command) {
          case Command.Advance _ -> "dev.cleanslate.advance";
          case Command.Look _ -> "dev.cleanslate.look";
        };
    var record =
        new ProducerRecord<>(
            outgoing.topic(),
            outgoing.lane().getBytes(StandardCharsets.UTF_8),
            Wire.write(command));
    new CloudEvent(
            ref.ticket().toString(),
            "cleanslate/orchestrator",
            type,
            ref.saga() + "/" + ref.step(),
            null)
        .headers()
        .forEach(record.headers()::add);
    trace.headers().forEach(record.headers()::add);
    return record;
  }
}
