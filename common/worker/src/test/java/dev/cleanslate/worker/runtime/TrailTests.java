package dev.cleanslate.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.tracing.SagaIds;
import dev.cleanslate.tracing.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// What a worker on a real broker makes of the trace that a command bears.
@ResourceLock("kafka")
class TrailTests extends RunningWorker {
  private static final String PLACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final SdkTracerProvider provider =
      SdkTracerProvider.builder()
          .setIdGenerator(new SagaIds())
          .addSpanProcessor(SimpleSpanProcessor.create(spans))
          .build();

  @Test
  void aCommandsSpanIsBeneathWhatOrderedItAndItsAnswerBeneathThat() throws Exception {
    StepRef ref = sent(Topics.commands(name), advance("t-1"), PLACE);
    worker = traced();
    worker.start();

    ConsumerRecord<byte[], byte[]> answer = answerTo(Topics.REPLIES, ref);

    SpanData span = only();
    assertThat(span.getName()).isEqualTo("advance test.thing");
    assertThat(span.getTraceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(attribute(span, "cleanslate.saga")).isEqualTo(ref.saga().toString());
    assertThat(attribute(span, "cleanslate.owner")).isEqualTo(OWNER.key());
    assertThat(attribute(span, "cleanslate.outcome")).isEqualTo("gone");
    assertThat(Traceparent.read(answer.headers().lastHeader(Traceparent.HEADER).value()))
        .isEqualTo(new Traceparent(span.getTraceId(), span.getSpanId(), true));
  }

  @Test
  void aLookHasASpanToo() throws Exception {
    StepRef ref = sent(Topics.checks(name), look("t-1"), PLACE);
    worker = traced();
    worker.start();

    assertThat(header(answerTo(Topics.VERDICTS, ref), Traceparent.HEADER))
        .isEqualTo(
            "00-%s-%s-01".formatted(only().getTraceId(), only().getSpanContext().getSpanId()));
    assertThat(only().getName()).isEqualTo("look at test.thing");
    assertThat(attribute(only(), "cleanslate.outcome")).isEqualTo("present");
  }

  @Test
  void withoutACollectorTheAnswerBearsWhatTheCommandBore() throws Exception {
    StepRef ref = sent(Topics.commands(name), advance("t-1"), PLACE);
    worker.start();

    assertThat(header(answerTo(Topics.REPLIES, ref), Traceparent.HEADER)).isEqualTo(PLACE);
  }

  @Test
  void whatTracingSystemsAddedIsInTheAnswerToo() throws Exception {
    Command command = advance("t-1");
    var message = new ProducerRecord<byte[], byte[]>(Topics.commands(name), Wire.write(command));
    Traceparent place =
        new Traceparent(
            "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true, "rojo=1,congo=t61");
    place.headers().forEach(message.headers()::add);
    broker.send(message);
    broker.flush();
    worker = traced();
    worker.start();

    assertThat(header(answerTo(Topics.REPLIES, command.ref()), Traceparent.STATE_HEADER))
        .isEqualTo("rojo=1,congo=t61");
  }

  @Test
  void aMalformedTraceIsAsGoodAsNoneAndTheCommandIsAnsweredAllTheSame() throws Exception {
    StepRef malformed = sent(Topics.commands(name), advance("t-1"), "00-nonsense");
    StepRef none = sent(Topics.commands(name), advance("t-2"), null);
    worker = traced();
    worker.start();

    for (StepRef ref : List.of(malformed, none)) {
      assertThat(answerTo(Topics.REPLIES, ref).headers().lastHeader(Traceparent.HEADER)).isNull();
    }
    assertThat(spans.getFinishedSpanItems()).isEmpty();
    assertThat(broker.all(Topics.deadLetters(Topics.commands(name)))).isEmpty();
  }

  private WorkerRuntime traced() {
    return Workers.named(
        name, handler, kafka, Clock.systemUTC(), new SimpleMeterRegistry(), new Traces(provider));
  }

  private StepRef sent(String topic, Command command, @Nullable String place) throws Exception {
    var message = new ProducerRecord<byte[], byte[]>(topic, Wire.write(command));
    if (place != null) {
      message
          .headers()
          .add(Traceparent.HEADER, place.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    broker.send(message);
    broker.flush();
    return command.ref();
  }

  private SpanData only() {
    await().atMost(SOON).until(() -> !spans.getFinishedSpanItems().isEmpty());
    return spans.getFinishedSpanItems().getFirst();
  }

  private static @Nullable String attribute(SpanData span, String key) {
    return span.getAttributes().get(AttributeKey.stringKey(key));
  }
}
