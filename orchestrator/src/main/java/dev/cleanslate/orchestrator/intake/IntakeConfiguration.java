package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.messages.Topics;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.dispatch.DeadLetters;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.orchestrator.engine.Transactions;
import dev.cleanslate.tracing.Traces;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {
  @Bean
  Previews previews(Books books, Catalog catalog) {
    return new Previews(books, catalog);
  }

  @Bean
  Deletions deletions(
      Books books,
      Engine engine,
      Previews previews,
      JdbcClient jdbc,
      Supplier<UUID> ids,
      Traces traces) {
    return new Deletions(books, engine, previews, new Requests(jdbc), ids, traces);
  }

  @Bean
  Registrations registrations(Books books, Engine engine, Catalog catalog, Deletions deletions) {
    return new Registrations(books, engine, new CatalogCheck(catalog), deletions);
  }

  @Bean
  GracePeriods gracePeriods(Books books, Engine engine) {
    return new GracePeriods(books, engine);
  }

  @Bean
  Offsets offsets(JdbcClient jdbc) {
    return new Offsets(jdbc);
  }

  @Bean
  IntakeHealth intakeHealth(Offsets offsets) {
    return new IntakeHealth(offsets);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBooleanProperty(name = "cleanslate.kafka.enabled", matchIfMissing = true)
  static class Listening {
    private final Transactions transactions;
    private final Offsets offsets;
    private final DeadLetters deadLetters;
    private final TopicIds topicIds;

    Listening(
        Transactions transactions, Offsets offsets, DeadLetters deadLetters, KafkaAdmin admin) {
      this.transactions = transactions;
      this.offsets = offsets;
      this.deadLetters = deadLetters;
      this.topicIds = new TopicIds(admin);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> deleteRequestContainer(
        ConsumerFactory<byte[], byte[]> consumers, Deletions deletions) {
      return container(consumers, Topics.DELETE_REQUESTS, new DeleteRequestDoor(deletions));
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> resourceContainer(
        ConsumerFactory<byte[], byte[]> consumers, Registrations registrations) {
      return container(consumers, Topics.RESOURCES, new ResourceDoor(registrations));
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> container(
        ConsumerFactory<byte[], byte[]> consumers, String topic, TopicIntake.BatchDoor door) {
      var intake = new TopicIntake(transactions, offsets, deadLetters, topicIds, door);
      var properties = new ContainerProperties(topic);
      String group = "cleanslate.intake." + topic.substring(Topics.PREFIX.length());
      properties.setGroupId(group);
      properties.setMessageListener(intake);
      properties.setConsumerRebalanceListener(intake);
      var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
      container.setBeanName(group);
      container.setCommonErrorHandler(
          new DefaultErrorHandler(new FixedBackOff(1_000, FixedBackOff.UNLIMITED_ATTEMPTS)));
      return container;
    }
  }
}
