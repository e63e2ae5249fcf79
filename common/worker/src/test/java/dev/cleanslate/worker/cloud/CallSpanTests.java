package dev.cleanslate.worker.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cleanslate.worker.Errand;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallSpanTests {
  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final Tracer tracer =
      SdkTracerProvider.builder()
          .addSpanProcessor(SimpleSpanProcessor.create(spans))
          .build()
          .get("test");
  private final CloudCall guard =
      new CloudCall("acme", CallLimits.usual(), Clock.systemUTC(), _ -> {}, new Random(7));
  private final Errand errand =
      Errand.advance(Clock.systemUTC(), Duration.ofSeconds(10), java.util.Optional::empty)
          .traced(name -> tracer.spanBuilder(name).startSpan());

  @Test
  void eachAttemptAtACallHasASpanThatSaysWhatWasAskedAndWhatCameOfIt() {
    Answer<String> answer =
        guard.change(
            errand,
            answering(
                List.of(new Answer.Rejected<>(503, null, false, null), new Answer.Good<>(""))));

    assertThat(answer).isInstanceOf(Answer.Good.class);
    List<SpanData> attempts = spans.getFinishedSpanItems();
    assertThat(attempts)
        .extracting(SpanData::getName)
        .containsExactly("DELETE /v1/files/{id}", "DELETE /v1/files/{id}");
    assertThat(attempts.getFirst().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(number(attempts.getFirst(), "http.response.status_code")).isEqualTo(503);
    assertThat(number(attempts.getLast(), "http.response.status_code")).isEqualTo(200);
    assertThat(number(attempts.getLast(), "http.request.resend_count")).isEqualTo(1);
    assertThat(attempts.getLast().getAttributes().get(AttributeKey.stringKey("cleanslate.account")))
        .isEqualTo("acme");
  }

  @Test
  void whatIsAbsentIsNoError() {
    guard.read(errand, answering(List.of(new Answer.Rejected<>(404, null, false, null))));

    assertThat(spans.getFinishedSpanItems())
        .singleElement()
        .extracting(span -> span.getStatus().getStatusCode())
        .isEqualTo(StatusCode.UNSET);
  }

  @Test
  void aFaultOfOurOwnEndsItsSpanAndNothingOfItsTextIsTold() {
    assertThatThrownBy(() ->
            guard.read(
                errand,
                _ -> {
                  throw new IllegalStateException("sk-secret");
                }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(spans.getFinishedSpanItems())
        .singleElement()
        .satisfies(span -> assertThat(span.toString()).doesNotContain("sk-secret"));
  }

  @Test
  void withoutATraceThereIsNoSpan() {
    Errand untraced = Errand.look(Clock.systemUTC(), Duration.ofSeconds(10));

    assertThat(guard.read(untraced, answering(List.of(new Answer.Good<>("yes")))))
        .isEqualTo(new Answer.Good<>("yes"));
    assertThat(spans.getFinishedSpanItems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "v1/files/file-abc, /v1/files/{id}",
    "v1/vector_stores/vs_abc/files/file-1, /v1/vector_stores/{id}/files/{id}",
    "v1/files, /v1/files",
    "vpc/v1/bare_metal_servers/0717-1/stop, /vpc/v1/bare_metal_servers/{id}/stop",
    "v1/instances/i-1/dnszones/z/resource_records/A:1, "
        + "/v1/instances/{id}/dnszones/{id}/resource_records/{id}",
    "identity/token, /identity/token"
  })
  void namesOfThingsAreLeftOut(String path, String template) {
    assertThat(ProviderPath.template(Arrays.asList(path.split("/")))).isEqualTo(template);
  }

  private static Request<String> answering(List<Answer<String>> answers) {
    Deque<Answer<String>> left = new ArrayDeque<>(answers);
    return _ -> {
      ProviderPath.tell("DELETE", List.of("v1", "files", "file-7"));
      Answer<String> answer = left.removeFirst();
      if (answer instanceof Answer.Good<?>) {
        ProviderPath.answered(200);
      }
      return answer;
    };
  }

  private static long number(SpanData span, String key) {
    Long value = span.getAttributes().get(AttributeKey.longKey(key));
    return value == null ? -1 : value;
  }
}
