package dev.cleanslate.records;

import dev.cleanslate.records.declared.DeclarationReader;
import dev.cleanslate.records.declared.RecordKind;
import dev.cleanslate.worker.CredentialCheck;
import dev.cleanslate.worker.cloud.CloudCall;
import dev.cleanslate.worker.cloud.Pause;
import dev.cleanslate.worker.runtime.WorkerProperties;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/// Puts the worker together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecordsProperties.class)
class RecordsConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(RecordsConfiguration.class);

  /// No database is a bean, so that nothing else takes it for its own.
  @Bean(destroyMethod = "close")
  Databases recordDatabases(RecordsProperties properties, WorkerProperties worker, Clock clock) {
    return new Databases(
        properties.databases(),
        name -> new CloudCall(name, worker.calls().limits(), clock, Pause.real(), new Random()));
  }

  @Bean
  RecordsHandler recordsHandler(RecordsProperties properties, Databases databases) {
    List<RecordKind> declared = read(properties.declarations());
    for (String name : properties.databases().keySet()) {
      if (declared.stream().noneMatch(kind -> kind.database().equals(name))) {
        throw new IllegalArgumentException(
            "cleanslate.records.databases.%s: no declared kind is in it".formatted(name));
      }
    }
    declared.stream()
        .filter(kind -> !databases.has(kind.database()))
        .forEach(kind ->
            LOG.info(
                "{} is not served: cleanslate.records.databases.{} is not configured",
                kind.name(),
                kind.database()));
    return new RecordsHandler(declared, databases, new Taking(properties.page(), UUID::randomUUID));
  }

  @Bean
  CredentialCheck recordsCredentialCheck(Databases databases, RecordsHandler handler) {
    return new DatabasesProbe(databases, handler.declared());
  }

  private static List<RecordKind> read(Resource declarations) {
    try (Reader yaml =
        new InputStreamReader(declarations.getInputStream(), StandardCharsets.UTF_8)) {
      return DeclarationReader.read(yaml);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "%s cannot be read; set cleanslate.records.declarations".formatted(declarations),
          unreadable);
    }
  }
}
