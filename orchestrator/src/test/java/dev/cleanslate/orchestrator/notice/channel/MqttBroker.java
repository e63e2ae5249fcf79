package dev.cleanslate.orchestrator.notice.channel;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

/// A real MQTT broker, and somebody who listens to everything.
public final class MqttBroker implements AutoCloseable {
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final int port;
  private Server server;
  private Mqtt3AsyncClient listener;

  public MqttBroker() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    start();
  }

  /// Starts it, on the port it had.
  public void start() throws IOException {
    Properties properties = new Properties();
    properties.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
    properties.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
    properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
    properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
    properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
    server = new Server();
    server.startServer(new MemoryConfig(properties));
    listener =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier("listener")
            .serverHost("127.0.0.1")
            .serverPort(port)
            .buildAsync();
    listener.publishes(
        MqttGlobalPublishFilter.ALL,
        publish ->
            heard.add(
                new Heard(
                    publish.getTopic().toString(),
                    new String(publish.getPayloadAsBytes(), StandardCharsets.UTF_8))));
    listener.connect().join();
    listener.subscribeWith().topicFilter("#").send().join();
  }

  public void stop() {
    listener.disconnect().exceptionally(_ -> null).join();
    server.stopServer();
  }

  public int port() {
    return port;
  }

  public List<Heard> heard() {
    return heard;
  }

  @Override
  public void close() {
    stop();
  }

  /// What was published.
  public record Heard(String topic, String text) {}
}
