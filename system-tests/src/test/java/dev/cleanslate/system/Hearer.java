package dev.cleanslate.system;

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

/// An MQTT broker, and somebody who listens to everything on it.
final class Hearer implements AutoCloseable {
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final Server server = new Server();
  private final Mqtt3AsyncClient listener;
  private final int port;

  Hearer() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Properties properties = new Properties();
    properties.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
    properties.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
    properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
    properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
    properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
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
        message ->
            heard.add(
                new Heard(
                    message.getTopic().toString(),
                    new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8))));
    listener.connect().join();
    listener.subscribeWith().topicFilter("#").send().join();
  }

  int port() {
    return port;
  }

  List<Heard> heard() {
    return heard;
  }

  /// What was published.
  record Heard(String topic, String text) {}

  @Override
  public void close() {
    listener.disconnect().exceptionally(_ -> null).join();
    server.stopServer();
  }
}
