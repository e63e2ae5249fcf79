package dev.cleanslate.host.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.host.Hosts;
import dev.cleanslate.messages.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A network namespace of a test's own, with real interfaces and routes in it. Skips the test,
/// saying why, where the machine does not allow one.
final class Room implements AutoCloseable {
  static final Path IP = Path.of("/usr/sbin/ip");
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final JsonMapper JSON = new JsonMapper();

  final String name =
      "cleanslate-%d-%d".formatted(ProcessHandle.current().pid(), NEXT.incrementAndGet());

  Room() {
    if (!Files.isExecutable(IP)) {
      throw new TestAbortedException("this machine has no " + IP);
    }
    Run made = run(List.of("netns", "add", name));
    if (made.exit() != 0) {
      throw new TestAbortedException("no network namespace can be made here: " + made.said());
    }
    ip("link", "set", "lo", "up");
  }

  Network network() {
    return new Network(IP, name, Duration.ofSeconds(10));
  }

  /// Runs `ip` in here, which must succeed.
  String ip(String... arguments) {
    List<String> all = new ArrayList<>(List.of("-n", name));
    all.addAll(List.of(arguments));
    Run run = run(all);
    assertThat(run.exit()).as("%s: %s", all, run.said()).isZero();
    return run.said();
  }

  /// A new tun interface that is up and has addresses of both families.
  Target tun(String device) {
    ip("tuntap", "add", "dev", device, "mode", "tun");
    return link(device);
  }

  /// The interface as a target, as it is now.
  Target link(String device) {
    JsonNode row = row(device);
    return link(
        device,
        "%s/%d/%s"
            .formatted(
                Hosts.here().boot(),
                row.path("ifindex").longValue(),
                Link.of(row).orElseThrow().kind()));
  }

  static Target link(String device, @Nullable String sameness) {
    return target(InterfaceKind.NAME, device, sameness);
  }

  static Target target(String kind, String id, @Nullable String sameness) {
    return new Target(kind, id, Map.of("host", Hosts.NAME), Hosts.here().account(), null, sameness);
  }

  long index(String device) {
    return row(device).path("ifindex").longValue();
  }

  boolean has(String device) {
    return rows().stream().anyMatch(row -> row.path("ifname").stringValue("").equals(device));
  }

  private JsonNode row(String device) {
    return rows().stream()
        .filter(row -> row.path("ifname").stringValue("").equals(device))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> rows() {
    return JSON.readTree(ip("-json", "-details", "link", "show")).valueStream().toList();
  }

  /// A tun interface that is up, with addresses that routes can go over.
  void road(String device, int network) {
    ip("tuntap", "add", "dev", device, "mode", "tun");
    ip("address", "add", "10.%d.0.1/24".formatted(network), "dev", device);
    ip("-6", "address", "add", "fd00:%d::1/64".formatted(network), "dev", device, "nodad");
    ip("link", "set", device, "up");
  }

  /// All routes of a table, one a line.
  List<String> routes(String family, String table) {
    Run run = run(List.of("-n", name, family, "route", "show", "table", table));
    return run.exit() == 0 ? run.said().lines().map(String::strip).toList() : List.of();
  }

  static Run run(List<String> arguments) {
    List<String> all = new ArrayList<>(List.of(IP.toString()));
    all.addAll(arguments);
    try {
      Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), said);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  record Run(int exit, String said) {}

  @Override
  public void close() {
    run(List.of("netns", "delete", name));
  }
}
