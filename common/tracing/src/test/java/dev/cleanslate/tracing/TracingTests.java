package dev.cleanslate.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.net.httpserver.HttpServer;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.tracing.Traces.Beginning;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TracingTests {
  private static final UUID SAGA = UUID.fromString("0197a1b2-c3d4-4e5f-8a9b-0c1d2e3f4a5b");
  private static final Traceparent REQUEST =
      new Traceparent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(TracingAutoConfiguration.class))
          .withPropertyValues("spring.application.name=some-worker");

  @Test
  void withoutACollectorThereAreNoSpansButEveryPlaceIsKnown() {
    application.run(context -> {
      Traces traces = context.getBean(Traces.class);

      Beginning own = traces.open("begun", SAGA, null);
      Beginning joined = traces.open("begun", SAGA, REQUEST);

      assertThat(traces).isSameAs(Traces.silent());
      assertThat(context).doesNotHaveBean(Collector.class);
      assertThat(own.span().getSpanContext().isValid()).isFalse();
      assertThat(own.place()).isEqualTo(Traceparent.of(SAGA, null));
      assertThat(joined.place()).isEqualTo(Traceparent.of(SAGA, REQUEST));
      Span below = traces.begin("below", SpanKind.CONSUMER, own.place());
      assertThat(Traces.beneath(below, own.place())).isEqualTo(own.place());
    });
  }

  @Test
  void withACollectorTheFirstSpanIsCalledAsTheDeletionSays() throws IOException {
    try (Listener listener = new Listener()) {
      told(listener.endpoint())
          .run(context -> {
            Traces traces = context.getBean(Traces.class);

            Beginning own = traces.open("begun", SAGA, null);
            Beginning joined = traces.open("begun", SAGA, REQUEST);
            Beginning unrecorded = traces.open("begun", SAGA, REQUEST.sampled(false));

            assertThat(own.place()).isEqualTo(Traceparent.of(SAGA, null));
            assertThat(Traces.beneath(own.span(), null)).isEqualTo(own.place());
            assertThat(joined.place().trace()).isEqualTo(REQUEST.trace());
            assertThat(Traces.beneath(joined.span(), null)).isEqualTo(joined.place());
            assertThat(unrecorded.place().sampled()).isFalse();
            assertThat(unrecorded.span().isRecording()).isFalse();
            Span below = traces.begin("below", SpanKind.CONSUMER, own.place());
            assertThat(below.getSpanContext().getTraceId()).isEqualTo(own.place().trace());
            assertThat(below.getSpanContext().getSpanId()).isNotEqualTo(own.place().span());
            assertThat(traces.begin("nowhere", SpanKind.CONSUMER, null).getSpanContext().isValid())
                .isFalse();
            assertThat(traces.within(Span.getInvalid(), "x", SpanKind.CLIENT).isRecording())
                .isFalse();
          });
    }
  }

  @Test
  void whoJoinsADeletionHasASpanInItsOwnTraceThatPointsToTheDeletion() throws Exception {
    Traceparent deletion = Traceparent.of(SAGA, null);
    List<SpanData> spans = new CopyOnWriteArrayList<>();
    Traces traces = remembering(spans);

    traces.join("joined", REQUEST, () -> deletion).end();
    traces.join("joined", null, () -> deletion).end();
    Span nobodys = Traces.silent().join("joined", REQUEST, () -> fail("nobody wants to know"));

    assertThat(spans.getFirst().getTraceId()).isEqualTo(REQUEST.trace());
    assertThat(spans.getFirst().getParentSpanId()).isEqualTo(REQUEST.span());
    assertThat(spans.getFirst().getLinks())
        .singleElement()
        .satisfies(link -> {
          assertThat(link.getSpanContext().getTraceId()).isEqualTo(deletion.trace());
          assertThat(link.getSpanContext().getSpanId()).isEqualTo(deletion.span());
        });
    assertThat(spans.getLast().getTraceId()).as("in nobody's trace").isEqualTo(deletion.trace());
    assertThat(spans.getLast().getParentSpanId()).isEqualTo(deletion.span());
    assertThat(spans.getLast().getLinks()).isEmpty();
    assertThat(nobodys.getSpanContext().isValid()).isFalse();
  }

  @Test
  void whatTracingSystemsAddedIsHandedOnInItsOrderWithACollectorAndWithout() {
    Traceparent request =
        new Traceparent(REQUEST.trace(), REQUEST.span(), true, "rojo=00f067aa0ba902b7,congo=t61");
    for (Traces traces : List.of(remembering(new CopyOnWriteArrayList<>()), Traces.silent())) {
      Traceparent place = traces.open("begun", SAGA, request).place();
      Span below = traces.begin("below", SpanKind.CONSUMER, place);

      assertThat(place.state()).isEqualTo(request.state());
      assertThat(Traces.beneath(below, place))
          .extracting(Traceparent::state)
          .isEqualTo(request.state());
    }
  }

  private static Traces remembering(List<SpanData> spans) {
    return new Traces(
        SdkTracerProvider.builder()
            .setIdGenerator(new SagaIds())
            .addSpanProcessor(SimpleSpanProcessor.create(new Remembering(spans)))
            .build());
  }

  private record Remembering(List<SpanData> spans) implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> ended) {
      spans.addAll(ended);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  @Test
  void whatIsEndedReachesTheCollectorAtTheLatestWhenTheProcessEnds() throws Exception {
    try (Listener listener = new Listener()) {
      told(listener.endpoint())
          .withPropertyValues("management.opentelemetry.tracing.export.otlp.headers.x-key=sesame")
          .run(context -> context.getBean(Traces.class).open("begun", SAGA, null).span().end());

      Heard heard = listener.next();
      assertThat(heard.path()).isEqualTo("/v1/traces");
      assertThat(heard.type()).isEqualTo("application/x-protobuf");
      assertThat(heard.key()).isEqualTo("sesame");
      assertThat(heard.body()).contains("begun").contains("some-worker").contains("service.name");
    }
  }

  @Test
  void aCollectorThatIsAwayHoldsNobodyUp() throws IOException {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    long before = System.nanoTime();

    told("http://127.0.0.1:" + nobody + "/v1/traces")
        .run(context -> {
          Traces traces = context.getBean(Traces.class);
          for (int i = 0; i < 20_000; i++) {
            traces.begin("step", SpanKind.CONSUMER, REQUEST).end();
          }
        });

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void keysAreNotShown() {
    var properties =
        new CollectorProperties(null, Map.of("x-key", "sesame"), Duration.ofSeconds(5));

    assertThat(properties.toString()).contains("x-key").doesNotContain("sesame");
  }

  private ApplicationContextRunner told(String endpoint) {
    return application.withPropertyValues(
        "management.opentelemetry.tracing.export.otlp.endpoint=" + endpoint);
  }

  private record Heard(String path, @Nullable String type, @Nullable String key, String body) {}

  /// A collector that only remembers what it was sent.
  private static final class Listener implements AutoCloseable {
    private final HttpServer server;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    Listener() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            var headers = exchange.getRequestHeaders();
            byte[] body = exchange.getRequestBody().readAllBytes();
            heard.add(
                new Heard(
                    exchange.getRequestURI().getPath(),
                    headers.getFirst("content-type"),
                    headers.getFirst("x-key"),
                    new String(body, java.nio.charset.StandardCharsets.ISO_8859_1)));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      server.start();
    }

    String endpoint() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    Heard next() throws InterruptedException {
      Heard next = heard.poll(20, TimeUnit.SECONDS);
      assertThat(next).as("what the collector was sent").isNotNull();
      return next;
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
