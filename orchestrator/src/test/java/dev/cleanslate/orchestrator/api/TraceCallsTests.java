package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.dispatch.Inbox;
import dev.cleanslate.orchestrator.engine.Incoming;
import dev.cleanslate.orchestrator.saga.Event;
import dev.cleanslate.testkit.TestCollector.Seen;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The orchestrator's part of a deletion's trace, as a collector gets it.
class TraceCallsTests {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Client client = RunningApi.freshTenant();

  @Test
  void aDeletionIsInTheTraceOfItsRequest() {
    String trace = fresh();
    client.registered("a", 1);

    UUID saga = asked("00-%s-00f067aa0ba902b7-01".formatted(trace));

    assertThat(shown(saga)).isEqualTo(trace);
    Seen first = span(trace, "deletion asked for");
    assertThat(first.parent()).isEqualTo("00f067aa0ba902b7");
    assertThat(first.id()).isEqualTo(Traceparent.of(saga, null).span());
    assertThat(first.service()).isEqualTo("cleanslate-orchestrator");
    assertThat(first.attribute("cleanslate.saga")).isEqualTo(saga.toString());
    Seen send = span(trace, "send advance openai.file");
    assertThat(send.parent()).isEqualTo(first.id());
    assertThat(borne(command(saga)).span()).isEqualTo(send.id());
  }

  @Test
  void whoAsksSecondFindsTheDeletionFromATraceOfItsOwn() {
    String own = fresh();
    client.registered("a", 1);
    UUID saga = asked("00-%s-00f067aa0ba902b7-01".formatted(fresh()));

    assertThat(asked("00-%s-00000000000000bb-01".formatted(own))).isEqualTo(saga);

    Seen joined = span(own, "deletion joined");
    assertThat(joined.parent()).isEqualTo("00000000000000bb");
    assertThat(joined.links()).containsExactly(Traceparent.of(saga, null).span());
    assertThat(joined.attribute("cleanslate.saga")).isEqualTo(saga.toString());
  }

  @Test
  void whatTracingSystemsAddedReachesTheWorker() {
    String trace = fresh();
    client.registered("a", 1);

    UUID saga = asked("00-%s-00f067aa0ba902b7-01".formatted(trace), "rojo=1,congo=t61rcWkgMzE");

    assertThat(span(trace, "deletion asked for").state()).isEqualTo("rojo=1,congo=t61rcWkgMzE");
    var state = command(saga).headers().lastHeader(Traceparent.STATE_HEADER);
    assertThat(new String(state.value(), StandardCharsets.UTF_8))
        .isEqualTo("rojo=1,congo=t61rcWkgMzE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00-nonsense", "00-00000000000000000000000000000000-0-01"})
  void aDeletionThatNobodyTracesHasATraceThatIsCalledAsItself(String header) {
    client.registered("a", 1);

    UUID saga = asked(header);

    String trace = saga.toString().replace("-", "");
    assertThat(shown(saga)).isEqualTo(trace);
    assertThat(span(trace, "deletion asked for").parent()).isEmpty();
    assertThat(borne(command(saga)).trace()).isEqualTo(trace);
  }

  @Test
  void whatIsNotToBeRecordedIsNotButItsTraceIsHandedOn() {
    String trace = fresh();
    client.registered("a", 1).registered("b", 1);

    UUID silent = asked("00-%s-00f067aa0ba902b7-00".formatted(trace));

    assertThat(shown(silent)).isEqualTo(trace);
    assertThat(borne(command(silent)))
        .satisfies(place -> assertThat(place.trace()).isEqualTo(trace))
        .satisfies(place -> assertThat(place.sampled()).isFalse());
    assertThat(RunningApi.collector().spans(trace)).isEmpty();
  }

  @Test
  void anAnswerIsTakenBeneathTheWorkersSpan() {
    String trace = fresh();
    client.registered("a", 1);
    UUID saga = asked("00-%s-00f067aa0ba902b7-01".formatted(trace));
    Command command = Wire.read(command(saga).value(), Command.class);
    var reply = new Reply.Gone(command.ref(), Evidence.of("DELETE /v1/files", "200"), Usage.NONE);
    var record = new ConsumerRecord<byte[], byte[]>(Topics.REPLIES, 0, 0, null, Wire.write(reply));
    record
        .headers()
        .add(Traceparent.HEADER, new Traceparent(trace, "00000000000000aa", true).bytes());

    RunningApi.bean(Inbox.class)
        .take(
            List.of(record),
            Reply.class,
            one -> new Incoming(0, one.ref().saga(), one.ref().step(), new Event.Answered(one)));

    Seen taken = span(trace, "reply: gone");
    assertThat(taken.parent()).isEqualTo("00000000000000aa");
    assertThat(taken.attribute("cleanslate.step")).isEqualTo(String.valueOf(command.ref().step()));
  }

  private UUID asked(String traceparent) {
    return asked(traceparent, "");
  }

  private UUID asked(String traceparent, String tracestate) {
    var request =
        client
            .request("/v1/deletions")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"owner\":{\"type\":\"clone\",\"id\":\"a\"}}"));
    if (!traceparent.isEmpty()) {
      request.header(Traceparent.HEADER, traceparent);
    }
    if (!tracestate.isEmpty()) {
      request.header(Traceparent.STATE_HEADER, tracestate);
    }
    var taken = client.send(request);
    assertThat(taken.status()).isEqualTo(202);
    return UUID.fromString(taken.text("id"));
  }

  private String shown(UUID saga) {
    return client.get("/v1/deletions/" + saga).text("trace");
  }

  private static String fresh() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static Seen span(String trace, String name) {
    return await()
        .atMost(SOON)
        .until(
            () ->
                RunningApi.collector().spans(trace).stream()
                    .filter(span -> span.name().equals(name))
                    .findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static ProducerRecord<byte[], byte[]> command(UUID saga) {
    MockProducer<byte[], byte[]> producer = RunningApi.bean(MockProducer.class);
    return producer.history().stream()
        .filter(record -> record.topic().startsWith("cleanslate.commands."))
        .filter(
            record -> new String(record.value(), StandardCharsets.UTF_8).contains(saga.toString()))
        .findFirst()
        .orElseThrow();
  }

  private static Traceparent borne(ProducerRecord<byte[], byte[]> record) {
    @Nullable Traceparent place =
        Traceparent.read(record.headers().lastHeader(Traceparent.HEADER).value());
    return Objects.requireNonNull(place);
  }
}
