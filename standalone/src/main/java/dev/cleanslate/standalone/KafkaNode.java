package dev.cleanslate.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// The main class of the broker's JVM: one Kafka node that is broker and controller, on 127.0.0.1.
///
/// Arguments: the folder of its data, the broker's port, the controller's port, and a file to
/// create once it serves. It ends the JVM with status 1 where it cannot start; a broker that failed
/// to bind its port would otherwise stay half alive.
public final class KafkaNode {
  private static final String CONTROLLER = "CONTROLLER";

  /// With no second copy anywhere, a write counts only once it is on this machine's disk.
  private static final Map<String, String> DURABLE_ALONE =
      Map.of(
          "log.flush.interval.messages", "1",
          "default.replication.factor", "1",
          "min.insync.replicas", "1",
          "offsets.topic.replication.factor", "1",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "share.coordinator.state.topic.replication.factor", "1",
          "share.coordinator.state.topic.min.isr", "1",
          "auto.create.topics.enable", "false",
          "unclean.leader.election.enable", "false");

  /// A node for one machine: few threads, small buffers, no waiting for further group members.
  private static final Map<String, String> SMALL =
      Map.of(
          "num.network.threads", "2",
          "num.io.threads", "4",
          "background.threads", "2",
          "log.cleaner.dedupe.buffer.size", "16777216",
          "offsets.topic.num.partitions", "10",
          "transaction.state.log.num.partitions", "5",
          "share.coordinator.state.topic.num.partitions", "2",
          "group.initial.rebalance.delay.ms", "0",
          // After a kill the controller lets the node back in only when this has passed.
          "broker.session.timeout.ms", "4000",
          "broker.heartbeat.interval.ms", "500");

  private KafkaNode() {}

  /// Formats the folder at the first start, serves until the JVM is asked to end.
  public static void main(String[] arguments) {
    try {
      Path folder = Path.of(arguments[0]);
      int port = Integer.parseInt(arguments[1]);
      int controllerPort = Integer.parseInt(arguments[2]);
      format(folder);
      serve(settings(folder, port, controllerPort), Path.of(arguments[3]));
    } catch (Throwable failure) {
      failure.printStackTrace(System.err);
      Runtime.getRuntime().halt(1);
    }
  }

  private static void format(Path folder) throws Exception {
    Files.createDirectories(folder);
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    new Formatter()
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setControllerListenerName(CONTROLLER)
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .setPrintStream(System.err)
        .run();
  }

  private static void serve(Properties settings, Path ready) throws IOException {
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
    server.startup();
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-node-stop"));
    Files.createFile(ready);
    server.awaitShutdown();
  }

  private static Properties settings(Path folder, int port, int controllerPort) {
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(port, CONTROLLER, controllerPort));
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    settings.put("log.dirs", folder.toString());
    settings.putAll(DURABLE_ALONE);
    settings.putAll(SMALL);
    return settings;
  }
}
