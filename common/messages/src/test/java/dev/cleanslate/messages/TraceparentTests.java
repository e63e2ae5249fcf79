package dev.cleanslate.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTests {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PLACE = "00-" + TRACE + "-00f067aa0ba902b7-01";
  private static final UUID SAGA = UUID.fromString("0197a1b2-c3d4-4e5f-8a9b-0c1d2e3f4a5b");

  @ParameterizedTest
  @CsvSource({
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, true",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00, false",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-03, true",
    "' 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01 ', true",
    "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-will-bring, true"
  })
  void whatIsWellFormedIsRead(String header, boolean sampled) {
    assertThat(Traceparent.read(header.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Traceparent(TRACE, "00f067aa0ba902b7", sampled));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "00",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
        "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e47361-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n00-x",
        "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01"
      })
  void whatIsMalformedIsNotThere(String header) {
    assertThat(Traceparent.read(header)).isNull();
  }

  @Test
  void whatIsAbsentOrFarTooLongIsNotThere() {
    assertThat(Traceparent.read((byte[]) null)).isNull();
    assertThat(Traceparent.read(new byte[100_000])).isNull();
    assertThat(Traceparent.read("cc-" + TRACE + "-00f067aa0ba902b7-01-" + "x".repeat(100_000)))
        .isNull();
  }

  @Test
  void itIsWrittenAsItIsRead() {
    Traceparent place = new Traceparent(TRACE, "00f067aa0ba902b7", false);

    assertThat(place.text()).isEqualTo("00-" + TRACE + "-00f067aa0ba902b7-00");
    assertThat(Traceparent.read(place.bytes())).isEqualTo(place);
    assertThat(Traceparent.read(place.sampled(true).text()))
        .isEqualTo(new Traceparent(TRACE, "00f067aa0ba902b7", true));
  }

  @Test
  void aDeletionThatNobodyTracesHasATraceOfItsOwnName() {
    assertThat(Traceparent.of(SAGA, null))
        .isEqualTo(new Traceparent("0197a1b2c3d44e5f8a9b0c1d2e3f4a5b", "8a9b0c1d2e3f4a5b", true));
    assertThat(Traceparent.of(new UUID(7, 0), null).span()).isEqualTo("0000000000000001");
  }

  @Test
  void aDeletionJoinsTheTraceOfItsRequest() {
    Traceparent request = new Traceparent(TRACE, "00f067aa0ba902b7", false);

    assertThat(Traceparent.of(SAGA, request))
        .isEqualTo(new Traceparent(TRACE, "8a9b0c1d2e3f4a5b", false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rojo=00f067aa0ba902b7,congo=t61rcWkgMzE      | rojo=00f067aa0ba902b7,congo=t61rcWkgMzE
          ' rojo=1 ,	, congo=a b  '                   | rojo=1,congo=a b
          fw529a3039@dt=FfAAA                          | fw529a3039@dt=FfAAA
          """)
  void whatTracingSystemsAddedIsKept(String header, String kept) {
    Traceparent place = Traceparent.read(PLACE, header);

    assertThat(place).isNotNull().extracting(Traceparent::state).isEqualTo(kept);
    assertThat(Traceparent.read(PLACE.getBytes(UTF_8), kept.getBytes(UTF_8))).isEqualTo(place);
    assertThat(Traceparent.of(SAGA, place).state()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rojo", "=1", "Rojo=1", "a=1,a=2", "a=1=2", "a=é", "a=", "a=1\nb=2"})
  void whatIsWrongWithTheSecondHeaderCostsOnlyTheSecond(String header) {
    Traceparent place = placed(header);

    assertThat(place).isEqualTo(Traceparent.read(PLACE));
    assertThat(place.headers()).containsOnlyKeys(Traceparent.HEADER);
  }

  @Test
  void ofTooMuchTheLongGoesFirstAndThenTheOldest() {
    String many =
        IntStream.range(0, 32)
            .mapToObj(i -> "v%02d=%s".formatted(i, "x".repeat(30)))
            .collect(joining(","));
    String four =
        Stream.of("a", "b", "c", "d").map(key -> key + "=" + "z".repeat(120)).collect(joining(","));
    String oneTooLong = "long=" + "y".repeat(124);

    assertThat(placed(oneTooLong + "," + many).state()).as("more than 32").isEmpty();
    assertThat(placed(many).state())
        .hasSizeLessThanOrEqualTo(512)
        .startsWith("v00=")
        .doesNotContain("v31=");
    assertThat(placed(oneTooLong + "," + four).state()).isEqualTo(four);
  }

  private static Traceparent placed(String state) {
    return Objects.requireNonNull(Traceparent.read(PLACE, state));
  }

  @Test
  void aWrongPlaceCannotBeMade() {
    assertThatThrownBy(() -> new Traceparent("0".repeat(32), "00f067aa0ba902b7", true))
        .isInstanceOf(InvalidField.class);
    assertThatThrownBy(() -> new Traceparent(TRACE, "x", true)).isInstanceOf(InvalidField.class);
  }
}
