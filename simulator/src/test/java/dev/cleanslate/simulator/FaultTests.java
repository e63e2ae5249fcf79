package dev.cleanslate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.simulator.journal.LoggedRequest;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.simulator.room.Listing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTests {
  private static final String STORES = "/openai/v1/vector_stores";
  private static final String ANY = STORES + "/*";

  private final HandClock clock = new HandClock();
  private final List<Duration> pauses = new ArrayList<>();
  private final Simulator simulator =
      Simulator.start(
          SimulatorOptions.defaults()
              .withClock(clock)
              .withPause((duration, _) -> pauses.add(duration)));
  private final Probe probe = Probe.of(simulator);
  private final String store = simulator.objects().seed("vector-store", 1).getFirst();
  private final String path = STORES + "/" + store;

  @AfterEach
  void close() {
    simulator.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 412, 429, 500, 502, 503})
  void anyStatusComesInTheProvidersEnvelopeAndChangesNothing(int status) {
    simulator.faults().add(Fault.on("DELETE", ANY, Action.status(status)).times(1));

    var struck = probe.delete(path);

    assertThat(struck.status()).isEqualTo(status);
    assertThat(struck.json().path("error").propertyNames()).hasSize(4);
    assertThat(struck.header("openai-project")).isEqualTo("proj-simulated");
    assertThat(simulator.objects().has("vector-store", store)).isTrue();
    assertThat(probe.delete(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INTEGER | 7 | retry-after | 7",
        "HTTP_DATE | 7 | retry-after | Fri, 20 Nov 2026 20:00:07 GMT",
        "HUGE | 7 | retry-after | 31536000",
        "ABSENT | 7 | retry-after | ''",
        "RETRY_AFTER_MS | 7 | retry-after-ms | 7000",
        "GARBAGE | 7 | retry-after | in a while",
        "QUOTA | 7 | retry-after | ''",
      })
  void throttlingSpeaksEveryDialectOfRetryAfter(
      Action.RetryAfter form, long seconds, String header, String value) {
    simulator.faults().add(Fault.on("DELETE", ANY, new Action.Throttle(form, seconds)));

    var struck = probe.delete(path);

    assertThat(struck.status()).isEqualTo(429);
    assertThat(struck.header(header)).isEqualTo(value);
    assertThat(struck.text("/error/code"))
        .isEqualTo(form == Action.RetryAfter.QUOTA ? "insufficient_quota" : "rate_limit_exceeded");
  }

  @Test
  void aSlowAnswerWaitsBeforeOrAfterItTakesEffect() {
    simulator.faults().add(Fault.on("GET", ANY, Action.slow(1500)).times(1));
    simulator
        .faults()
        .add(Fault.on("DELETE", ANY, new Action.Slow(2500, Action.Moment.AFTER)).times(1));

    assertThat(probe.get(path).status()).isEqualTo(200);
    assertThat(probe.delete(path).status()).isEqualTo(200);

    assertThat(pauses).containsExactly(Duration.ofMillis(1500), Duration.ofMillis(2500));
  }

  @ParameterizedTest
  @CsvSource({
    "BEFORE, false, true",
    "AFTER, true, false",
    "AFTER, false, false",
    "MIDWAY, false, false"
  })
  void aConnectionIsCutBeforeAfterOrInTheMiddle(
      Action.Moment when, boolean reset, boolean stillThere) {
    simulator.faults().add(Fault.on("DELETE", ANY, new Action.Cut(when, reset)).times(1));

    assertThatThrownBy(() -> probe.delete(path))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(IOException.class);

    assertThat(simulator.objects().has("vector-store", store)).isEqualTo(stillThere);
    LoggedRequest logged = simulator.requests().matching("DELETE", ANY).getFirst();
    assertThat(logged.applied()).isEqualTo(!stillThere);
    assertThat(logged.fault()).isNotNull();
    if (when != Action.Moment.MIDWAY) {
      assertThat(logged.status()).isNull();
    }
  }

  @Test
  void anAnswerCanBeAnErrorAlthoughTheDeletionWasApplied() {
    simulator
        .faults()
        .add(
            Fault.on(
                "DELETE",
                ANY,
                new Action.Respond(
                    502,
                    Action.Form.HTML,
                    null,
                    null,
                    java.util.Map.of("X-Should-Retry", "true"),
                    true)));

    var struck = probe.delete(path);

    assertThat(struck.status()).isEqualTo(502);
    assertThat(struck.header("content-type")).isEqualTo("text/html");
    assertThat(struck.header("x-should-retry")).isEqualTo("true");
    assertThat(simulator.objects().has("vector-store", store)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"MALFORMED", "EMPTY", "EXTRA_FIELDS", "HTML"})
  void aTrueAnswerCanBeDisfigured(Action.Form form) {
    var reshape =
        new Action.Reshape(form, java.util.Map.of("x-extra", "1"), Set.of("OpenAI-Project"));
    simulator.faults().add(Fault.on("GET", ANY, reshape));

    var struck = probe.get(path);

    assertThat(struck.status()).isEqualTo(200);
    assertThat(struck.header("x-extra")).isEqualTo("1");
    assertThat(struck.header("openai-project")).isEmpty();
    assertThat(struck.header("openai-organization")).isEqualTo("org-simulated");
    switch (form) {
      case EMPTY -> assertThat(struck.body()).isEmpty();
      case EXTRA_FIELDS -> assertThat(struck.text("/a_field_nobody_knows")).isNotEmpty();
      case MALFORMED -> assertThatThrownBy(struck::json).hasMessageContaining("not JSON");
      case HTML, JSON -> assertThat(struck.body()).startsWith("<html>");
    }
  }

  @Test
  void aDeletionCanSayThatNothingWasDeleted() {
    simulator.faults().add(Fault.on("DELETE", ANY, Action.notDeleted()).times(1));
    simulator
        .faults()
        .add(Fault.on("DELETE", ANY, new Action.Leave(new Aftermath.Unmoved(true))).times(1));

    assertThat(probe.delete(path).json().path("deleted").asBoolean(true)).isFalse();
    assertThat(probe.delete(path).json().has("deleted")).isFalse();
    assertThat(simulator.objects().has("vector-store", store)).isTrue();
  }

  @Test
  void aDeletedObjectLingersForSomeReads() {
    simulator
        .faults()
        .add(Fault.on("DELETE", ANY, new Action.Leave(new Aftermath.Lingers(2, 0, true))));
    probe.delete(path);

    assertThat(probe.get(STORES).json().path("data")).hasSize(1);
    assertThat(statuses(4)).containsExactly(200, 200, 404, 404);
    assertThat(probe.get(STORES).json().path("data")).isEmpty();
    assertThat(probe.delete(path).status()).isEqualTo(404);
  }

  @Test
  void aDeletedObjectLingersForSomeTime() {
    simulator
        .faults()
        .add(Fault.on("DELETE", ANY, new Action.Leave(new Aftermath.Lingers(0, 5000, false))));
    probe.delete(path);

    assertThat(statuses(3)).containsExactly(200, 200, 200);
    assertThat(probe.get(STORES).json().path("data")).isEmpty();
    clock.turn(Duration.ofSeconds(5));
    assertThat(statuses(1)).containsExactly(404);
  }

  @Test
  void aDeletedObjectReappearsForGood() {
    simulator
        .faults()
        .add(Fault.on("DELETE", ANY, new Action.Leave(new Aftermath.Reappears(1, 1000))).times(1));
    probe.delete(path);

    assertThat(statuses(2)).containsExactly(404, 404);
    clock.turn(Duration.ofSeconds(1));
    assertThat(probe.get(STORES).text("/data/0/id")).isEqualTo(store);
    assertThat(statuses(1)).containsExactly(200);
    assertThat(probe.delete(path).status()).isEqualTo(200);
    assertThat(statuses(1)).containsExactly(404);
  }

  @Test
  void aListingCanLie() {
    List<String> made = simulator.objects().seed("vector-store", 4);
    String newest = made.getLast();

    lie(new Listing.Loops());
    var page = probe.get(STORES + "?limit=2&after=" + made.get(2));
    assertThat(page.text("/first_id")).isEqualTo(newest);
    assertThat(page.json().path("has_more").asBoolean()).isTrue();

    lie(new Listing.CutShort(1));
    var cut = probe.get(STORES + "?limit=3");
    assertThat(cut.json().path("data")).hasSize(1);
    assertThat(cut.json().path("has_more").asBoolean()).isFalse();

    lie(new Listing.Misses(Set.of(newest)));
    assertThat(probe.get(STORES).text("/first_id")).isEqualTo(made.get(2));

    probe.delete(STORES + "/" + newest);
    lie(new Listing.StillShows(Set.of()));
    assertThat(probe.get(STORES).text("/first_id")).isEqualTo(newest);
    assertThat(probe.get(STORES + "/" + newest).status()).isEqualTo(404);
  }

  @Test
  void faultsStrikeTheNthRequestSoManyTimes() {
    simulator.faults().add(Fault.on("GET", ANY, Action.status(503)).fromNth(2).times(2));

    assertThat(statuses(5)).containsExactly(200, 503, 503, 200, 200);
  }

  @Test
  void aSeedMakesAProbabilityRepeatable() {
    simulator.faults().add(Fault.on("GET", ANY, Action.status(503)).sometimes(0.5, 7));
    List<Integer> first = statuses(20);
    simulator.faults().clear();
    simulator.faults().add(Fault.on("GET", ANY, Action.status(503)).sometimes(0.5, 7));

    assertThat(statuses(20)).isEqualTo(first).contains(200, 503);
  }

  @Test
  void aFaultCanBeForOneKeyOneObjectOrOldConnectionsOnly() {
    simulator.admit("sk-second", "org-simulated", "proj-simulated");
    simulator.faults().add(Fault.on("GET", path, Action.status(500)).forKey("sk-second"));
    String other = simulator.objects().seed("vector-store", 1).getFirst();

    assertThat(probe.get(path).status()).isEqualTo(200);
    assertThat(new Probe(simulator, "sk-second").get(path).status()).isEqualTo(500);
    assertThat(new Probe(simulator, "sk-second").get(STORES + "/" + other).status()).isEqualTo(200);
  }

  private void lie(Listing listing) {
    simulator.faults().clear();
    simulator.faults().add(Fault.on("GET", STORES, new Action.Lie(listing)));
  }

  private List<Integer> statuses(int count) {
    return IntStream.range(0, count).mapToObj(_ -> probe.get(path).status()).toList();
  }
}
