package dev.cleanslate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.simulator.journal.LoggedRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Many clients at once: each deletion takes effect once, and the log misses nothing.
class CrowdTests {
  private static final int OBJECTS = 100;
  private static final int CLIENTS = 8;

  @Test
  void eachObjectIsDeletedOnceHoweverManyAsk() {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<String> ids = simulator.objects().seed("vector-store", OBJECTS);
      Probe probe = Probe.of(simulator);

      var asked =
          IntStream.range(0, CLIENTS)
              .mapToObj(_ ->
                  threads.submit(
                      () -> ids.forEach(id -> probe.delete("/openai/v1/vector_stores/" + id))))
              .toList();
      asked.forEach(each -> assertThat(each).succeedsWithin(java.time.Duration.ofSeconds(60)));

      List<LoggedRequest> log = simulator.requests().all();
      Set<String> applied =
          log.stream()
              .filter(LoggedRequest::applied)
              .map(LoggedRequest::path)
              .collect(Collectors.toSet());
      assertThat(log).hasSize(OBJECTS * CLIENTS).allMatch(LoggedRequest::done);
      assertThat(log.stream().filter(LoggedRequest::applied)).hasSize(OBJECTS);
      assertThat(applied).hasSize(OBJECTS);
      assertThat(log).extracting(LoggedRequest::status).containsOnly(200, 404);
    }
  }

  @Test
  void aSlowDeletionIsBegunOnceHoweverManyAsk() {
    try (Simulator simulator =
            Simulator.start(SimulatorOptions.defaults().withClock(new HandClock()));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      String vpc = simulator.objects().seed("vpc", 1).getFirst();
      String subnet = simulator.objects().seed("subnet", 1, vpc).getFirst();
      List<String> ids = simulator.objects().seed("virtual-network-interface", OBJECTS, subnet);
      Probe probe = Probe.ibm(simulator);
      String query = "?version=2026-03-24&generation=2";
      String place = "/vpc/us-south/v1/virtual_network_interfaces/";

      var asked =
          IntStream.range(0, CLIENTS)
              .mapToObj(
                  _ -> threads.submit(() -> ids.forEach(id -> probe.delete(place + id + query))))
              .toList();
      asked.forEach(each -> assertThat(each).succeedsWithin(java.time.Duration.ofSeconds(60)));

      List<LoggedRequest> log = simulator.requests().matching("DELETE", "/vpc/**");
      assertThat(log)
          .hasSize(OBJECTS * CLIENTS)
          .extracting(LoggedRequest::status)
          .containsOnly(202);
      assertThat(log.stream().filter(LoggedRequest::applied)).hasSize(OBJECTS);
      simulator.turn(java.time.Duration.ofMinutes(1));
      assertThat(simulator.objects().count("virtual-network-interface")).isZero();
      assertThat(simulator.objects().count("reserved-ip")).isZero();
    }
  }
}
