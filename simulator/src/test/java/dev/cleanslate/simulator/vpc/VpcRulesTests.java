package dev.cleanslate.simulator.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.simulator.HandClock;
import dev.cleanslate.simulator.Probe;
import dev.cleanslate.simulator.Simulator;
import dev.cleanslate.simulator.SimulatorOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VpcRulesTests {
  private final Simulator simulator =
      Simulator.start(SimulatorOptions.defaults().withClock(new HandClock()));
  private final Lab lab = Lab.in(simulator);
  private final Probe probe = lab.probe();

  @AfterEach
  void close() {
    simulator.close();
  }

  /// Everything the table of operations promises, as one dialogue over the objects of the lab.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | bare_metal_servers | 200 | bare_metal_servers",
        "GET | bare_metal_servers/{server} | 200 | status",
        "GET | bare_metal_servers/{server}/network_attachments | 200 | network_attachments",
        "GET | bare_metal_servers/{server}/network_attachments/{second} | 200 | type",
        "GET | bare_metal_servers/{old}/network_interfaces | 200 | network_interfaces",
        "POST | bare_metal_servers/{server}/stop | 204 |",
        "POST | bare_metal_servers/{server}/restart | 204 |",
        "POST | bare_metal_servers/{server}/start | 409 | errors",
        "DELETE | bare_metal_servers/{server} | 409 | errors",
        "DELETE | bare_metal_servers/{server}/network_attachments/{second} | 202 |",
        "DELETE | bare_metal_servers/{server}/network_attachments/{first} | 409 | errors",
        "DELETE | bare_metal_servers/{server}/network_interfaces/{second} | 409 | errors",
        "DELETE | bare_metal_servers/{old}/network_interfaces/{nic2} | 204 |",
        "DELETE | bare_metal_servers/{old}/network_interfaces/{nic1} | 409 | errors",
        "GET | virtual_network_interfaces | 200 | virtual_network_interfaces",
        "GET | virtual_network_interfaces/{free} | 200 | mac_address",
        "DELETE | virtual_network_interfaces/{free} | 202 | lifecycle_state",
        "DELETE | virtual_network_interfaces/{bound} | 409 | errors",
        "GET | virtual_network_interfaces/{free}/ips | 200 | ips",
        "PUT | virtual_network_interfaces/{free}/ips/{loose} | 200 | address",
        "DELETE | virtual_network_interfaces/{free}/ips/{extra} | 204 |",
        "DELETE | virtual_network_interfaces/{free}/ips/{primary} | 409 | errors",
        "DELETE | virtual_network_interfaces/{free}/ips/{loose} | 404 | errors",
        "GET | subnets/{subnet}/reserved_ips | 200 | reserved_ips",
        "GET | subnets/{subnet}/reserved_ips/{loose} | 200 | owner",
        "POST | subnets/{subnet}/reserved_ips | 201 | address",
        "DELETE | subnets/{subnet}/reserved_ips/{loose} | 204 |",
        "DELETE | subnets/{subnet}/reserved_ips/{extra} | 204 |",
        "DELETE | subnets/{subnet}/reserved_ips/{primary} | 409 | errors",
        "DELETE | subnets/{subnet}/reserved_ips/{provided} | 409 | errors",
        "GET | subnets/{subnet} | 200 | ipv4_cidr_block",
        "DELETE | subnets/{subnet} | 409 | errors",
        "DELETE | subnets/{empty} | 204 |",
        "GET | vpcs/{vpc} | 200 | status",
        "DELETE | vpcs/{vpc} | 409 | errors",
        "POST | vpcs | 201 | crn",
        "GET | floating_ips/{floating} | 200 | target",
        "DELETE | floating_ips/{floating} | 204 |",
        "POST | floating_ips | 201 | address",
        "GET | vpcs/r006-none | 404 | errors",
        "DELETE | bare_metal_servers/0717-none | 404 | errors",
        "GET | subnets/0717-none/reserved_ips/{loose} | 404 | errors",
        "GET | nothing | 404 | errors",
        "PUT | vpcs/{vpc} | 405 | errors",
      })
  void theOperationsAnswerAsTheTableSays(String method, String path, int status, String field) {
    var seen = lab.send(method, path, path.endsWith("stop") ? "{\"type\":\"hard\"}" : "{}");

    assertThat(seen.status()).as(seen.body()).isEqualTo(status);
    assertThat(seen.header("x-request-id")).isNotEmpty();
    if (field == null) {
      assertThat(seen.body()).isEmpty();
    } else {
      assertThat(seen.json().has(field)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?generation=2", "?version=2026-03-24", "?version=today&generation=2"})
  void versionAndGenerationAreAskedFor(String query) {
    var refused = probe.get("/vpc/us-south/v1/vpcs" + query);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/target/name")).isIn("version", "generation");
    assertThat(refused.text("/trace")).isEqualTo(refused.header("x-request-id"));
  }

  @Test
  void regionsAreApart() {
    String far = probe.get("/vpc/eu-de/v1/vpcs/" + lab.id("vpc") + Lab.Q).body();

    assertThat(far).contains("not_found");
    assertThat(probe.get("/vpc/nowhere at all/v1/vpcs".replace(" ", "%20")).status())
        .isEqualTo(404);
    lab.seed("far", "{'kind':'vpc','fields':{'region':'eu-de'}}");
    assertThat(probe.get("/vpc/eu-de/v1/vpcs" + Lab.Q).json().path("vpcs")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "delete-running, accepted, DELETE, bare_metal_servers/{server}, 202",
    "in-use, 400, DELETE, bare_metal_servers/{server}, 400",
    "in-use, 400, DELETE, virtual_network_interfaces/{bound}, 400",
    "provider-owned, 403, DELETE, subnets/{subnet}/reserved_ips/{provided}, 403",
    "stop-stopped, accepted, POST, bare_metal_servers/{still}/stop, 204",
    "stop-stopped, refused, POST, bare_metal_servers/{still}/stop, 409",
    "delete-deleting, accepted, DELETE, bare_metal_servers/{going}, 202",
    "delete-deleting, refused, DELETE, bare_metal_servers/{going}, 409",
  })
  void whatIsNotEstablishedIsASwitch(
      String name, String position, String method, String path, int status) {
    simulator.flip("vpc", name, position);

    assertThat(lab.send(method, path, "{\"type\":\"hard\"}").status()).isEqualTo(status);
  }

  @Test
  void aStopTakesItsTimeAndShowsItWhereWanted() {
    simulator.flip("vpc", "while-stopping", "stopping");
    simulator.flip("vpc", "stop-ms", "60000");
    String server = "bare_metal_servers/{server}";

    assertThat(lab.send("POST", server + "/stop", "{\"type\":\"warm\"}").status()).isEqualTo(400);
    lab.send("POST", server + "/stop", "{\"type\":\"soft\"}");
    assertThat(lab.send("POST", server + "/stop", "{\"type\":\"hard\"}").status()).isEqualTo(204);
    assertThat(lab.get(server).text("/status")).isEqualTo("stopping");
    simulator.turn(Duration.ofMinutes(1));
    assertThat(lab.get(server).text("/status")).isEqualTo("stopped");
    lab.send("POST", server + "/start", "");
    assertThat(lab.get(server).text("/status")).isEqualTo("starting");
    simulator.turn(Duration.ofMinutes(1));
    assertThat(lab.get(server).text("/status")).isEqualTo("running");
  }

  @Test
  void aSoftStopMayNeverEnd() {
    simulator.flip("vpc", "soft-stop", "never");

    lab.send("POST", "bare_metal_servers/{server}/stop", "{\"type\":\"soft\"}");
    simulator.turn(Duration.ofDays(1));

    assertThat(lab.get("bare_metal_servers/{server}").text("/status")).isEqualTo("running");
  }

  @Test
  void pagesGoByStartNewestFirstAndSayHowManyThereAre() {
    List<String> made = simulator.objects().seed("vpc", 5);
    List<String> found = new ArrayList<>();
    String next = "/vpc/us-south/v1/vpcs" + Lab.Q + "&limit=2";
    while (!next.isEmpty()) {
      var page = probe.get(next);
      page.json().path("vpcs").forEach(each -> found.add(each.path("id").asString()));
      assertThat(page.json().path("total_count").asInt()).isEqualTo(6);
      assertThat(page.json().path("limit").asInt()).isEqualTo(2);
      assertThat(page.text("/first/href")).startsWith(simulator.url().toString());
      String href = page.text("/next/href");
      next = href.isEmpty() ? "" : href.substring(simulator.url().toString().length());
    }

    List<String> expected = new ArrayList<>(List.of(lab.id("vpc")));
    expected.addAll(made);
    assertThat(found).isEqualTo(expected.reversed());
    String many = "/vpc/us-south/v1/vpcs" + Lab.Q;
    assertThat(probe.get(many + "&limit=101").status()).isEqualTo(400);
    assertThat(probe.get(many + "&start=nonsense").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "bare_metal_servers, vpc.id={vpc}, 4",
    "bare_metal_servers, vpc.id=r006-other, 0",
    "bare_metal_servers, name=first, 1",
    "virtual_network_interfaces, name=first, 6",
    "subnets/{subnet}/reserved_ips, target.id={free}, 2",
  })
  void listingsFilterByWhatTheProviderFiltersBy(String path, String filter, int count) {
    var page = probe.get(lab.path(path) + "&" + lab.filled(filter));

    assertThat(page.json().path("total_count").asInt()).as(page.body()).isEqualTo(count);
  }

  @Test
  void aChangedInterfaceIsNotDeletedByAnOldEtag() {
    String free = lab.path("virtual_network_interfaces/{free}");
    String etag = probe.get(free).header("etag");
    lab.send("DELETE", "virtual_network_interfaces/{free}/ips/{extra}", "");

    var refused = probe.send(probe.request(free).header("If-Match", etag).DELETE());

    assertThat(refused.status()).isEqualTo(412);
    String now = probe.get(free).header("etag");
    assertThat(probe.send(probe.request(free).header("If-Match", now).DELETE()).status())
        .isEqualTo(202);
  }

  @Test
  void floatingAddressesAreLetGoOfAndStay() {
    lab.send("DELETE", "virtual_network_interfaces/{free}", "");
    simulator.turn(Duration.ofMinutes(1));

    var floating = lab.get("floating_ips/{floating}");
    assertThat(floating.status()).isEqualTo(200);
    assertThat(floating.json().has("target")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"true, 404", "false, 200"})
  void anUnboundAddressGoesWhereItWasToGoWithItsTarget(boolean autoDelete, int status) {
    String made =
        lab.send(
                "POST",
                "subnets/{subnet}/reserved_ips",
                "{\"auto_delete\":%s,\"target\":{\"id\":\"%s\"}}"
                    .formatted(autoDelete, lab.id("free")))
            .text("/id");

    lab.send("DELETE", "virtual_network_interfaces/{free}/ips/" + made, "");

    assertThat(lab.get("subnets/{subnet}/reserved_ips/" + made).status()).isEqualTo(status);
    assertThat(lab.get("virtual_network_interfaces/{free}").json().path("ips")).hasSize(2);
  }

  @Test
  void aSubnetHasTheProvidersOwnAddressesWhereWanted() {
    simulator.flip("vpc", "provider-addresses", "present");
    String vpc = "{\"vpc\":{\"id\":\"" + lab.id("vpc") + "\"}}";
    String subnet = lab.send("POST", "subnets", vpc).text("/id");

    var page = lab.get("subnets/" + subnet + "/reserved_ips");

    assertThat(page.json().path("total_count").asInt()).isEqualTo(5);
    assertThat(page.text("/reserved_ips/0/owner")).isEqualTo("provider");
    assertThat(lab.send("DELETE", "subnets/" + subnet, "").status()).isEqualTo(204);
  }
}
