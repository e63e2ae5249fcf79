package dev.cleanslate.orchestrator.notice.channel;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import dev.cleanslate.orchestrator.notice.channel.ChannelSettings.Login;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Letters published by MQTT 3.1.1 with QoS 1 on `<topic>/<tenant>/<matter>`, over one connection
/// that is kept, and made anew after any failure.
final class MqttChannel implements Channel {
  private final ChannelSettings.Mqtt settings;
  private final String clientId;
  private @Nullable Mqtt3AsyncClient connected;

  /// Every orchestrator connects under a name of its own: a broker throws out the one that came
  /// first where two have the same.
  MqttChannel(ChannelSettings.Mqtt settings, String instance) {
    this.settings = settings;
    this.clientId = settings.clientId() + "-" + instance;
  }

  @Override
  public synchronized void deliver(Letter letter) throws Undelivered, InterruptedException {
    boolean delivered = false;
    try {
      await(
          client()
              .publishWith()
              .topic("%s/%s/%s".formatted(settings.topic(), letter.tenant(), letter.matter()))
              .qos(MqttQos.AT_LEAST_ONCE)
              .payload(letter.body().getBytes(StandardCharsets.UTF_8))
              .send(),
          "the broker did not take it");
      delivered = true;
    } finally {
      if (!delivered) {
        close();
      }
    }
  }

  private Mqtt3AsyncClient client() throws Undelivered, InterruptedException {
    if (connected == null || !connected.getState().isConnected()) {
      close();
      Mqtt3AsyncClient fresh = builder().buildAsync();
      connected = fresh;
      await(connect(fresh), "the broker could not be reached, or refused the login");
    }
    return connected;
  }

  private Mqtt3ClientBuilder builder() {
    Mqtt3ClientBuilder builder =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier(clientId)
            .serverHost(settings.host())
            .serverPort(settings.port());
    return settings.tls() ? builder.sslWithDefaultConfig() : builder;
  }

  private CompletableFuture<?> connect(Mqtt3AsyncClient client) {
    var connect = client.connectWith().cleanSession(true).keepAlive(30);
    Login login = settings.login();
    if (login != null) {
      connect =
          connect
              .simpleAuth()
              .username(login.name())
              .password(login.password().value().getBytes(StandardCharsets.UTF_8))
              .applySimpleAuth();
    }
    return connect.send();
  }

  private void await(CompletableFuture<?> answer, String why)
      throws Undelivered, InterruptedException {
    try {
      answer.get(settings.patience().timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw Undelivered.now(why, failure);
    }
  }

  @Override
  public synchronized void close() {
    if (connected != null) {
      // Nobody waits for it; a broker that hears nothing ends the connection by itself.
      CompletableFuture<?> ended = connected.disconnect();
      ended.exceptionally(_ -> null);
      connected = null;
    }
  }
}
