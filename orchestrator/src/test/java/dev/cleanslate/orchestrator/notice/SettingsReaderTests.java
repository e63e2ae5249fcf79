package dev.cleanslate.orchestrator.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cleanslate.orchestrator.notice.channel.ChannelSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SettingsReaderTests {
  private static final String SECRET = "a-secret-that-nobody-may-see";
  private static final String WEBHOOK = "channels.w.";
  private static final String MAIL = "channels.m.";
  private static final String BROKER = "channels.b.";

  @TempDir private Path directory;

  @Test
  void whatIsLeftOutHasADefault() {
    NotificationProperties none = written(Map.of());

    assertThat(read(none).channels()).isEmpty();
    assertThat(none.alerts())
        .isEqualTo(new Limits(1, 100, true, Duration.ofMinutes(5), Duration.ofHours(24)));
    assertThat(none.pause()).isEqualTo(Duration.ofMillis(500));
    assertThat(none.keep()).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void aChannelOfEachTypeIsRead() throws IOException {
    Map<String, String> settings = good();
    settings.put("rules[0].channels", "w,m");
    settings.put("rules[0].severity", "critical");
    settings.put("rules[1].channels", "b");
    settings.put("rules[1].on", "replies");
    settings.put("rules[1].owner-types", "vpn-instance");

    Settings read = read(written(settings));

    assertThat(read.channels()).containsOnlyKeys("w", "m", "b");
    var webhook = channel(read, "w", ChannelSettings.Webhook.class);
    assertThat(webhook.secrets()).extracting(one -> one.value()).containsExactly(SECRET);
    var mail = channel(read, "m", ChannelSettings.Email.class);
    assertThat(mail.port()).isEqualTo(587);
    assertThat(mail.to()).containsExactly("a@example.org", "b@example.org");
    var broker = channel(read, "b", ChannelSettings.Mqtt.class);
    assertThat(broker.port()).isEqualTo(8883);
    assertThat(broker.topic()).isEqualTo("cleanslate");
    assertThat(read.rules().anybodyWants(Matter.FINDINGS)).isTrue();
    assertThat(read.rules().anybodyWants(Matter.REPLIES)).isTrue();
    assertThat(read.toString()).doesNotContain(SECRET);
  }

  @Test
  void aFileHoldsSeveralSecretsOneALine() throws IOException {
    Path file = Files.writeString(directory.resolve("s"), SECRET + "\n\n" + SECRET + "-old\n");
    Map<String, String> settings = good();
    settings.remove(WEBHOOK + "secret-env");
    settings.put(WEBHOOK + "secret-file", file.toString());

    var webhook = channel(read(written(settings)), "w", ChannelSettings.Webhook.class);

    assertThat(webhook.secrets())
        .extracting(one -> one.value())
        .containsExactly(SECRET, SECRET + "-old");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "channels.w.type          | none                    | channels.w.type is missing",
        "channels.w.url           | none                    | channels.w.url is missing",
        "channels.w.url           | http://example.org/x    | channels.w.url must begin with https",
        "channels.w.url           | file:///etc/passwd      | channels.w.url is missing, or names"
            + " no host",
        "channels.w.url           | https://u:p@example.org | channels.w.url must hold neither",
        "channels.w.secret-env    | none                    | channels.w.secret-file is missing",
        "channels.w.secret-env    | UNSET                   | channels.w.secret-env names a"
            + " variable",
        "channels.w.secret-env    | SHORT                   | a secret needs at least 24 bytes",
        "channels.w.secret-env    | TORN                    | what follows whsec_ is not base64",
        "channels.w.secret-file   | /nowhere                | and secret-env are both there",
        "channels.w.host          | example.org             | channels.w.host means nothing",
        "channels.w.timeout       | 2m                      | channels.w.timeout must lie between",
        "channels.w.most          | 1s                      | channels.w.most must lie between",
        "channels.m.to            | none                    | channels.m.to is missing",
        "channels.m.to            | nobody                  | channels.m.to is no mail address",
        "channels.m.from          | none                    | channels.m.from is missing",
        "channels.m.host          | a b                     | channels.m.host is no host's name",
        "channels.m.port          | 70000                   | channels.m.port must lie between",
        "channels.m.username      | jo                      | goes with password-file or"
            + " password-env",
        "channels.m.password-env  | SHORT                   | goes with password-file or"
            + " password-env",
        "channels.m.password-file | /nowhere                | channels.m.password-file cannot be"
            + " read",
        "channels.b.topic         | a/+/b                   | channels.b.topic is no plain topic",
        "channels.b.client-id     | a b                     | channels.b.client-id is more than"
            + " letters",
        "rules[0].channels        | none                    | rules[0].channels is missing",
        "rules[0].channels        | x                       | rules[0].channels names «x»; there"
            + " are [b, m, w]",
        "rules[0].on              | replies                 | rules[0].on names replies, which go"
            + " by mqtt only",
        "rules[0].tenants         | A B                     | rules[0].tenants must be lower-case",
        "rules[0].owner-types     | A                       | rules[0].owner-types must be"
            + " lower-case",
      })
  void whatIsWrongIsNamed(String setting, String value, String problem) throws IOException {
    Map<String, String> settings = good();
    settings.put("rules[0].channels", "w");
    settings.put("rules[0].severity", "info");
    settings.remove(setting);
    if (value != null) {
      settings.put(setting, value);
    }

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> read(written(settings)))
        .withMessageContaining("cleanslate.notifications.")
        .withMessageContaining(problem)
        .satisfies(mistake -> assertThat(mistake.toString()).doesNotContain(SECRET));
  }

  @ParameterizedTest
  @CsvSource({
    "channels.w.secret, x",
    "channels.w.urll, x",
    "rules[0].channel, w",
    "alerts.orphan, 3",
    "alerts.orphans, -1",
    "rules[0].severity, loud",
    "channels.w.type, pigeon",
  })
  void whatMeansNothingIsRefused(String setting, String value) throws IOException {
    Map<String, String> settings = good();
    settings.put(setting, value);

    assertThatExceptionOfType(BindException.class).isThrownBy(() -> written(settings));
  }

  private static <T> T channel(Settings settings, String name, Class<T> type) {
    return type.cast(Objects.requireNonNull(settings.channels().get(name)));
  }

  private static Map<String, String> good() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(WEBHOOK + "type", "webhook");
    settings.put(WEBHOOK + "url", "https://example.org/hook");
    settings.put(WEBHOOK + "secret-env", "SECRET");
    settings.put(MAIL + "type", "email");
    settings.put(MAIL + "host", "mail.example.org");
    settings.put(MAIL + "from", "cleanslate@example.org");
    settings.put(MAIL + "to", "a@example.org,b@example.org");
    settings.put(BROKER + "type", "mqtt");
    settings.put(BROKER + "host", "127.0.0.1");
    return settings;
  }

  static NotificationProperties written(Map<String, String> settings) {
    Map<String, String> full = new LinkedHashMap<>();
    settings.forEach((name, value) -> full.put("cleanslate.notifications." + name, value));
    return new Binder(new MapConfigurationPropertySource(full))
        .bindOrCreate(
            "cleanslate.notifications",
            Bindable.of(NotificationProperties.class),
            new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
  }

  private static Settings read(NotificationProperties written) {
    Map<String, String> environment =
        Map.of("SECRET", SECRET, "SHORT", "short", "TORN", "whsec_***************************");
    return new SettingsReader(environment::get).read(written);
  }
}
