package dev.cleanslate.simulator.ibm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cleanslate.simulator.HandClock;
import dev.cleanslate.simulator.Probe;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import dev.cleanslate.simulator.fault.Action;
import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.simulator.http.RawClient;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.simulator.room.Listing;
import dev.cleanslate.simulator.vpc.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every fault of the house, on IBM's routes.
class IbmFaultTests {
  private static final String ANY = "/vpc/*/v1/subnets/*/reserved_ips/*";

  private final List<Duration> pauses = new ArrayList<>();
  private final Simulator simulator =
      Simulator.start(
          SimulatorOptions.defaults()
              .withClock(new HandClock())
              .withPause((duration, _) -> pauses.add(duration)));
  private final Lab lab = Lab.in(simulator);
  private final Probe probe = lab.probe();
  private final String path = lab.path("subnets/{subnet}/reserved_ips/{loose}");
  private final String list = lab.path("subnets/{subnet}/reserved_ips");

  @AfterEach
  void close() {
    simulator.close();
  }

  private void on(String method, Action action) {
    simulator.faults().add(Fault.on(method, ANY, action).times(1));
  }

  private boolean isThere() {
    return simulator.objects().has("reserved-ip", lab.id("loose"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 412, 429, 500, 502, 503})
  void anyStatusComesInTheProvidersEnvelopeAndChangesNothing(int status) {
    on("DELETE", Action.status(status));

    var struck = probe.delete(path);

    assertThat(struck.status()).isEqualTo(status);
    assertThat(struck.text("/errors/0/code")).isNotEmpty();
    assertThat(struck.text("/errors/0/message")).contains(Integer.toString(status));
    assertThat(struck.text("/trace")).isEqualTo(struck.header("x-request-id"));
    assertThat(isThere()).isTrue();
    assertThat(probe.delete(path).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INTEGER | retry-after | 7",
        "HTTP_DATE | retry-after | Fri, 20 Nov 2026 20:00:07 GMT",
        "HUGE | retry-after | 31536000",
        "ABSENT | retry-after | ''",
        "GARBAGE | retry-after | in a while",
      })
  void throttlingSpeaksEveryDialectOfRetryAfter(
      Action.RetryAfter form, String header, String value) {
    on("DELETE", new Action.Throttle(form, 7));

    var struck = probe.delete(path);

    assertThat(struck.status()).isEqualTo(429);
    assertThat(struck.header(header)).isEqualTo(value);
    assertThat(struck.text("/errors/0/code")).isEqualTo("too_many_requests");
  }

  @Test
  void aSlowAnswerWaitsBeforeOrAfterItTakesEffect() {
    on("GET", Action.slow(1500));
    on("DELETE", new Action.Slow(2500, Action.Moment.AFTER));

    assertThat(probe.get(path).status()).isEqualTo(200);
    assertThat(probe.delete(path).status()).isEqualTo(204);

    assertThat(pauses).containsExactly(Duration.ofMillis(1500), Duration.ofMillis(2500));
  }

  @ParameterizedTest
  @CsvSource({"BEFORE, false, true", "AFTER, true, false", "AFTER, false, false"})
  void aConnectionIsCutBeforeOrAfter(Action.Moment when, boolean reset, boolean stillThere) {
    on("DELETE", new Action.Cut(when, reset));

    assertThatThrownBy(() -> probe.delete(path)).isInstanceOf(UncheckedIOException.class);

    assertThat(isThere()).isEqualTo(stillThere);
  }

  @Test
  void anAnswerCanBeAnErrorAlthoughTheDeletionWasApplied() {
    on("DELETE", new Action.Respond(502, Action.Form.HTML, null, null, Map.of(), true));

    assertThat(probe.delete(path).header("content-type")).isEqualTo("text/html");
    assertThat(isThere()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"MALFORMED", "EMPTY", "EXTRA_FIELDS", "HTML"})
  void atTheEndOfADisfiguredAnswerTheConnectionIsStillGood(Action.Form form) throws IOException {
    on("DELETE", new Action.Reshape(form, Map.of("x-extra", "1"), Set.of()));
    try (RawClient client = new RawClient(simulator.port())) {
      String rest = " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + probe.key() + "\r\n\r\n";
      client.send("DELETE " + path + rest);
      assertThat(client.answer(true)).startsWith("HTTP/1.1 204").contains("x-extra: 1");

      client.send("GET " + path + rest);
      assertThat(client.answer(true)).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void aDeletedAddressLingersForSomeReadsOrReappears() {
    on("DELETE", new Action.Leave(new Aftermath.Lingers(1, 0, true)));
    assertThat(probe.delete(path).status()).isEqualTo(204);
    assertThat(probe.get(list).body()).contains(lab.id("loose"));
    assertThat(probe.get(path).status()).isEqualTo(200);
    assertThat(probe.get(path).status()).isEqualTo(404);

    String other = lab.path("subnets/{subnet}/reserved_ips/{extra}");
    on("DELETE", new Action.Leave(new Aftermath.Reappears(1, 1000)));
    assertThat(probe.delete(other).status()).isEqualTo(204);
    assertThat(probe.get(other).status()).isEqualTo(404);
    simulator.turn(Duration.ofSeconds(1));
    assertThat(probe.get(list).body()).contains(lab.id("extra"));
    assertThat(probe.get(other).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unmoved", "halts", "fails", "recovers"})
  void whatIsDeletedAtOnceSimplyStaysWhereADeletionIsToFail(String how) {
    Aftermath aftermath =
        switch (how) {
          case "unmoved" -> new Aftermath.Unmoved(false);
          case "halts" -> new Aftermath.Halts();
          case "fails" -> new Aftermath.Fails("internal_error");
          default -> new Aftermath.Recovers();
        };
    on("DELETE", new Action.Leave(aftermath));

    assertThat(probe.delete(path).status()).isEqualTo(204);

    assertThat(probe.get(path).status()).isEqualTo(200);
    assertThat(simulator.requests().matching("DELETE", ANY).getLast().applied()).isFalse();
  }

  @Test
  void aListingCanLieButItsTotalDoesNot() {
    int total = probe.get(list).json().path("total_count").asInt();
    String newest = probe.get(list).text("/reserved_ips/0/id");

    var looped = lied(new Listing.Loops(), "&limit=2");
    String again = looped.text("/next/href").replace(simulator.url().toString(), "");
    assertThat(
            lied(new Listing.Loops(), again.substring(again.indexOf("&start")))
                .text("/reserved_ips/0/id"))
        .isEqualTo(newest);

    var cut = lied(new Listing.CutShort(1), "");
    assertThat(cut.json().path("reserved_ips")).hasSize(1);
    assertThat(cut.json().has("next")).isFalse();
    assertThat(cut.json().path("total_count").asInt()).isEqualTo(total);

    var without = lied(new Listing.Misses(Set.of(newest)), "");
    assertThat(without.body()).doesNotContain("\"id\":\"" + newest);
    assertThat(without.json().path("total_count").asInt()).isEqualTo(total);
  }

  @Test
  void whatIsGoneCanStillBeListed() {
    probe.delete(path);

    var shown = lied(new Listing.StillShows(Set.of(lab.id("loose"))), "");

    assertThat(shown.body()).contains(lab.id("loose"));
    assertThat(probe.get(path).status()).isEqualTo(404);
  }

  @Test
  void dnsListingsLieAsWell() {
    String zone = simulator.objects().seed("dns-zone", 1, "instance-1").getFirst();
    List<String> ids = simulator.objects().seed("dns-record", 5, zone);
    String records = "/dns/v1/instances/instance-1/dnszones/" + zone + "/resource_records";
    simulator.faults().add(Fault.on("GET", records, new Action.Lie(new Listing.Loops())).times(1));
    simulator
        .faults()
        .add(Fault.on("GET", records, new Action.Lie(new Listing.CutShort(1))).times(1));

    var looped = probe.get(records + "?limit=2&offset=4");
    assertThat(looped.text("/resource_records/0/id")).isEqualTo(ids.getFirst());
    assertThat(looped.json().has("next")).isTrue();
    var cut = probe.get(records + "?limit=2");
    assertThat(cut.json().path("count").asInt()).isEqualTo(1);
    assertThat(cut.json().path("total_count").asInt()).isEqualTo(5);
    assertThat(cut.json().has("next")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 429, 500, 503})
  void iamFailsInItsOwnEnvelope(int status) {
    simulator.faults().add(Fault.on("POST", "/iam/**", Action.status(status)));

    var struck =
        probe.form(
            "/iam/identity/token",
            "grant_type=urn:ibm:params:oauth:grant-type:apikey&apikey=ibm-simulated");

    assertThat(struck.status()).isEqualTo(status);
    assertThat(struck.text("/errorCode")).startsWith("BXNIM");
    assertThat(struck.text("/context/requestId")).isNotEmpty();
  }

  private Probe.Seen lied(Listing listing, String more) {
    simulator.faults().clear();
    String route = "/vpc/us-south/v1/subnets/*/reserved_ips";
    simulator.faults().add(Fault.on("GET", route, new Action.Lie(listing)));
    Probe.Seen seen = probe.get(list + more);
    simulator.faults().clear();
    return seen;
  }
}
