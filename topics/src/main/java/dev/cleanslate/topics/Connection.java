package dev.cleanslate.topics;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say where the broker is. What is needed to get in stands in a file, for a
/// command line can be read by everybody on the machine.
final class Connection {
  private static final String USUAL = "127.0.0.1:18492";
  private static final int PATIENCE_MS = 10_000;

  @Option(
      names = "--bootstrap-server",
      paramLabel = "HOST:PORT",
      order = 90,
      description = "where the broker is; else CLEANSLATE_KAFKA, else " + USUAL)
  private @Nullable String server;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      order = 91,
      description = "settings of Kafka's client (TLS, SASL), as name=value")
  private @Nullable Path file;

  /// A reader that belongs to no group and moves nobody's offsets.
  KafkaConsumer<byte[], byte[]> consumer(Function<String, @Nullable String> environment)
      throws IOException {
    Properties settings = settings(environment);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /// For asking what there is.
  Admin admin(Function<String, @Nullable String> environment) throws IOException {
    return Admin.create(settings(environment));
  }

  private Properties settings(Function<String, @Nullable String> environment) throws IOException {
    Properties settings = new Properties();
    if (file != null) {
      try (Reader text = Files.newBufferedReader(file)) {
        settings.load(text);
      }
    }
    String said = environment.apply("CLEANSLATE_KAFKA");
    String usual = said == null || said.isBlank() ? USUAL : said;
    settings.putIfAbsent(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, usual);
    if (server != null) {
      settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, server);
    }
    settings.putAll(
        Map.of(
            CommonClientConfigs.CLIENT_ID_CONFIG,
            "cleanslate-topics",
            CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
            PATIENCE_MS,
            CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
            PATIENCE_MS));
    return settings;
  }
}
