package dev.cleanslate.orchestrator.api.checkup;

import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.dispatch.DeclaredTopics;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class CheckupConfiguration {
  @Bean
  DatabaseCheckup databaseCheckup(JdbcClient jdbc) {
    return new DatabaseCheckup(jdbc, InstantSource.system());
  }

  @Bean
  AccountsCheckup accountsCheckup(Catalog catalog, DataSource database) {
    return new AccountsCheckup(catalog, database);
  }

  @Bean
  TopicsCheckup topicsCheckup(
      ObjectProvider<KafkaAdmin> admin,
      ObjectProvider<DeclaredTopics> declared,
      ObjectProvider<NewTopic> others) {
    KafkaAdmin broker = admin.getIfAvailable();
    Map<String, Object> settings = broker == null ? Map.of() : broker.getConfigurationProperties();
    List<NewTopic> all =
        Stream.concat(declared.stream().flatMap(some -> some.topics().stream()), others.stream())
            .toList();
    return new TopicsCheckup(settings, all);
  }
}
