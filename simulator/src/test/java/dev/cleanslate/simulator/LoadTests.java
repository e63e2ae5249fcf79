package dev.cleanslate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// The promise of 5,000 requests a second, with the client on the same machine. What others take of
/// it meanwhile is left out; they still disturb, so each figure is the best of three.
@Tag("full")
@Isolated("it measures")
class LoadTests {
  private static final int REQUESTS = 100_000;
  private static final double PROMISED = 5_000;
  private static final int ROUNDS = 3;

  @Test
  void fiveThousandRequestsASecondOfDeletionAndLook() {
    assertThat(best(LoadTests::openAi)).allMatch(rate -> rate >= PROMISED);
  }

  @Test
  void ibmsRoomsKeepItToo() {
    assertThat(best(LoadTests::ibm)).allMatch(rate -> rate >= PROMISED);
  }

  private static List<Double> best(Supplier<List<Double>> measurement) {
    List<Double> best = measurement.get();
    for (int i = 1; i < ROUNDS && best.stream().anyMatch(rate -> rate < PROMISED); i++) {
      List<Double> before = best;
      List<Double> now = measurement.get();
      best =
          IntStream.range(0, now.size())
              .mapToObj(each -> Math.max(before.get(each), now.get(each)))
              .toList();
    }
    return best;
  }

  private static List<Double> openAi() {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
      Crowd crowd = new Crowd(simulator.port(), 64);
      List<String> ids = simulator.objects().seed("vector-store", 2 * REQUESTS);
      IntFunction<String> deletion = i -> request("DELETE", "/vector_stores/" + ids.get(i));
      IntFunction<String> look = i -> request("GET", "/vector_stores/" + ids.get(REQUESTS + i));
      IntFunction<String> page =
          i -> request("GET", "/vector_stores?limit=20&after=" + ids.getLast());

      crowd.send(20_000, i -> request("GET", "/models"));
      double deletions = crowd.send(REQUESTS, deletion);
      double looks = crowd.send(REQUESTS, look);
      double pages = crowd.send(REQUESTS / 5, page);

      System.out.printf(
          "requests a second, 64 connections: deletions %.0f, looks %.0f, pages of 20 %.0f%n",
          deletions, looks, pages);
      assertThat(simulator.requests().count()).isEqualTo(20_000 + 2 * REQUESTS + REQUESTS / 5);
      assertThat(simulator.objects().count("vector-store")).isEqualTo(REQUESTS);
      return List.of(deletions, looks, pages);
    }
  }

  private static List<Double> ibm() {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
      Crowd crowd = new Crowd(simulator.port(), 64);
      String token = Probe.ibm(simulator).key();
      String vpc = simulator.objects().seed("vpc", 1).getFirst();
      String subnet = simulator.objects().seed("subnet", 1, vpc).getFirst();
      List<String> ips = simulator.objects().seed("reserved-ip", 2 * REQUESTS, subnet);
      String zone = simulator.objects().seed("dns-zone", 1, "instance").getFirst();
      List<String> records = simulator.objects().seed("dns-record", REQUESTS, zone);
      String in = "/vpc/us-south/v1/subnets/" + subnet + "/reserved_ips/";
      String of = "/dns/v1/instances/instance/dnszones/" + zone + "/resource_records/";
      String query = "?version=2026-03-24&generation=2";

      crowd.send(20_000, _ -> ibm("GET", "/vpc/us-south/v1/vpcs" + query, token));
      double deletions = crowd.send(REQUESTS, i -> ibm("DELETE", in + ips.get(i) + query, token));
      double looks =
          crowd.send(REQUESTS, i -> ibm("GET", in + ips.get(REQUESTS + i) + query, token));
      double reads = crowd.send(REQUESTS, i -> ibm("GET", of + records.get(i), token));

      System.out.printf(
          "requests a second, IBM: deletions %.0f, looks %.0f, records read %.0f%n",
          deletions, looks, reads);
      assertThat(simulator.objects().count("reserved-ip")).isEqualTo(REQUESTS);
      return List.of(deletions, looks, reads);
    }
  }

  private static String ibm(String method, String target, String token) {
    return method
        + " "
        + target
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
        + token
        + "\r\nAccept: application/json\r\nUser-Agent: crowd\r\n\r\n";
  }

  private static String request(String method, String path) {
    return method
        + " /openai/v1"
        + path
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer sk-simulated\r\n"
        + "Accept: application/json\r\nOpenAI-Beta: assistants=v2\r\n"
        + "X-Stainless-Retry-Count: 0\r\nUser-Agent: crowd\r\n\r\n";
  }
}
