package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A VPN instance as its manager's clients know it, on a host that has an agent: a process that
/// does not listen, an interface, a route, and its part of a file.
@Tag("full")
@ExtendWith(OneWorld.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class VpnIT {
  private static final String HOST = "gate";
  private static final String MACHINE = "0123456789abcdef0123456789abcdef";
  private static final TopicPartition REPLIES = new TopicPartition("cleanslate.vpn-replies", 0);

  @TempDir private Path folder = Path.of("");

  @Test
  void anInstanceGoesAndBothRepliesComeInOrderByKafkaAndMqtt(World world) throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("vpn.json"), "{\"instances\":{\"office\":{},\"office-2\":{}}}");
    try (Gate gate = new Gate();
        Hearer hearer = new Hearer();
        Instance instance = new Instance(gate)) {
      world.register(instance.ref(), instance.items());
      world.ground().kill("orchestrator");
      try (Beside agent = Beside.hostWorker(world.ground(), port(world) + 21, agent(gate, config));
          Beside orchestrator = Beside.orchestrator(world.ground(), told(hearer))) {
        Http client =
            new Http(
                URI.create("http://127.0.0.1:" + (port(world) + 20)),
                Map.of("Authorization", "Bearer " + world.ground().token()));

        Http.Reply begun = client.send("DELETE", "/vpn/instances/office", null);
        assertThat(begun.status()).as("%s", begun.body()).isEqualTo(202);
        String operation = begun.body().path("operation_id").asString();
        World.await("it is gone")
            .until(() ->
                client
                    .get("/vpn/cleanup/" + operation)
                    .path("cleanup_status")
                    .asString()
                    .equals("COMPLETED"));
        World.await("both have heard both")
            .until(() ->
                replies(world, operation).size() == 2 && heard(hearer, operation).size() == 2);
        agent.kill();
        orchestrator.kill();

        List<JsonNode> replies = replies(world, operation);
        assertThat(heard(hearer, operation)).isEqualTo(replies);
        hasTheFieldsOfTheFirst(replies.getFirst());
        hasTheFieldsOfTheSecond(replies.getLast());
        instance.isGone();
        assertThat(Files.readString(config)).contains("office-2").doesNotContain("\"office\"");
      } finally {
        world.ground().start("orchestrator");
      }
    }
  }

  private static void hasTheFieldsOfTheFirst(JsonNode reply) {
    assertThat(reply.path("success").asBoolean()).isTrue();
    assertThat(reply.path("cleanup_status").asString()).isEqualTo("initiated");
    assertThat(reply.path("verification_scheduled").asBoolean()).isTrue();
    assertThat(reply.path("cleanup_tracking").propertyNames())
        .containsExactlyInAnyOrder(
            "tracking_enabled", "verification_job_scheduled", "cron_job_status");
  }

  private static void hasTheFieldsOfTheSecond(JsonNode reply) {
    assertThat(reply.path("type").asString()).isEqualTo("cleanup_verification");
    assertThat(reply.path("instance_name").asString()).isEqualTo("office");
    assertThat(reply.path("cleanup_successful").asBoolean()).isTrue();
    assertThat(reply.path("timestamp").isIntegralNumber()).isTrue();
    JsonNode report = reply.path("verification_report");
    for (String part : List.of("thread", "routing", "vpn", "configuration")) {
      assertThat(report.at("/%s_verification/exists".formatted(part)).asBoolean(true)).isFalse();
    }
    assertThat(report.at("/thread_verification/is_running").asBoolean(true)).isFalse();
    assertThat(report.at("/routing_verification/rule_count").asInt(-1)).isZero();
    assertThat(report.at("/vpn_verification/interface_count").asInt(-1)).isZero();
  }

  private static int port(World world) {
    return world.ground().api().getPort();
  }

  private List<String> agent(Gate gate, Path config) {
    String host = "--cleanslate.host.";
    return List.of(
        "--cleanslate.worker.name=host-" + HOST,
        host + "name=" + HOST,
        host + "machine-id=" + MACHINE,
        host + "processes.notes=" + folder.resolve("notes"),
        host + "processes.pid-namespace=",
        host + "processes.grace=2s",
        host + "network.namespace=" + gate.name(),
        host + "files.vpn.path=" + config,
        host + "files.vpn.format=json",
        host + "files.vpn.at=/instances");
  }

  private static List<String> told(Hearer hearer) {
    String channel = "--cleanslate.notifications.channels.site.";
    return List.of(
        channel + "type=mqtt",
        channel + "host=127.0.0.1",
        channel + "port=" + hearer.port(),
        channel + "tls=false",
        channel + "topic=site/cleanslate",
        "--cleanslate.notifications.rules[0].channels=site",
        "--cleanslate.notifications.rules[0].on=replies");
  }

  private static List<JsonNode> heard(Hearer hearer, String operation) {
    return hearer.heard().stream()
        .filter(heard -> heard.topic().equals("site/cleanslate/default/replies"))
        .map(heard -> Wire.json().readTree(heard.text()))
        .filter(reply -> reply.path("operation_id").asString().equals(operation))
        .toList();
  }

  private static List<JsonNode> replies(World world, String operation) {
    Map<String, Object> settings = Map.of("bootstrap.servers", world.ground().bootstrapServers());
    List<JsonNode> replies = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(REPLIES));
      consumer.seekToBeginning(List.of(REPLIES));
      long end = consumer.endOffsets(List.of(REPLIES)).getOrDefault(REPLIES, 0L);
      while (consumer.position(REPLIES) < end) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(record ->
                replies.add(
                    Wire.json().readTree(new String(record.value(), StandardCharsets.UTF_8))));
      }
    }
    return replies.stream()
        .filter(reply -> reply.path("operation_id").asString().equals(operation))
        .toList();
  }

  /// What runs on the host.
  private static final class Instance implements AutoCloseable {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    private final Gate gate;
    private final Process process;

    Instance(Gate gate) throws IOException, InterruptedException {
      this.gate = gate;
      gate.ip("tuntap add dev office0 mode tun");
      gate.ip("address add 10.9.0.1/24 dev office0");
      gate.ip("link set office0 up");
      gate.ip("route add 10.8.0.0/24 dev office0");
      process = new ProcessBuilder("sh", "-c", "trap '' TERM; while :; do sleep 1; done").start();
    }

    OwnerRef ref() {
      return new OwnerRef(null, "vpn-instance", "office");
    }

    List<ResourceEvent.Item> items() throws IOException, InterruptedException {
      JsonNode link = Wire.json().readTree(gate.ip("-json -details link show dev office0")).path(0);
      String boot = Files.readString(BOOT).strip();
      String index = "%s/%d/tun".formatted(boot, link.path("ifindex").asLong());
      return List.of(
          item("host.process", Long.toString(process.pid()), Map.of(), boot + "/" + start()),
          item("host.route", "main/inet/10.8.0.0/24 dev office0", Map.of(), "boot/0"),
          item("host.interface", "office0", Map.of(), index),
          item("host.config_file", "office", Map.of("file", "vpn"), null));
    }

    private static ResourceEvent.Item item(
        String kind,
        String id,
        Map<String, String> more,
        @org.jspecify.annotations.Nullable String sameness) {
      Map<String, String> scope = new java.util.HashMap<>(more);
      scope.put("host", HOST);
      return new ResourceEvent.Item(kind, id, scope, "host/" + MACHINE, null, null, sameness, null);
    }

    private String start() throws IOException {
      String stat = Files.readString(Path.of("/proc/%d/stat".formatted(process.pid())));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19];
    }

    void isGone() throws IOException, InterruptedException {
      assertThat(process.isAlive()).isFalse();
      assertThat(gate.ip("link show")).doesNotContain("office0");
      assertThat(gate.ip("route show")).doesNotContain("10.8.0.0/24");
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
