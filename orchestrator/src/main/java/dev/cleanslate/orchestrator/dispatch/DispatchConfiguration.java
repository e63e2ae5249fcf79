package dev.cleanslate.orchestrator.dispatch;

import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.engine.Dispatcher;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.tracing.Traces;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.util.backoff.FixedBackOff;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DispatchConfiguration {
  @Bean
  Holds holds() {
    return new Holds();
  }

  @Bean
  Instances instances(JdbcClient jdbc, Supplier<UUID> ids) {
    return new Instances(jdbc, ids.get());
  }

  @Bean
  HoldsAndBudgets allowance(Holds holds, Catalog catalog, Instances instances) {
    return new HoldsAndBudgets(holds, catalog, instances);
  }

  @Bean
  PlaceTopics placeTopics(
      Catalog catalog, KafkaAdmin admin, @Value("${cleanslate.topics.replicas:1}") int replicas) {
    return new PlaceTopics(catalog, admin, replicas);
  }

  @Bean
  Dispatcher dispatcher(KafkaTemplate<byte[], byte[]> kafka, PlaceTopics topics, Traces traces) {
    return new KafkaDispatcher(kafka, topics, traces);
  }

  @Bean
  DeadLetters deadLetters(KafkaTemplate<byte[], byte[]> kafka, JdbcClient jdbc) {
    return new DeadLetters(kafka::send, jdbc);
  }

  @Bean
  Inbox inbox(Engine engine, DeadLetters deadLetters, Traces traces) {
    return new Inbox(engine, deadLetters, traces);
  }

  /// Passing failures pause the partition and try the same batch again without end; nothing else
  /// reaches the handler.
  @Bean
  ConcurrentKafkaListenerContainerFactory<byte[], byte[]> batches(
      ConsumerFactory<byte[], byte[]> consumers) {
    var factory = new ConcurrentKafkaListenerContainerFactory<byte[], byte[]>();
    factory.setConsumerFactory(consumers);
    factory.setBatchListener(true);
    factory.getContainerProperties().setAckMode(ContainerProperties.AckMode.BATCH);
    factory.setCommonErrorHandler(forever());
    return factory;
  }

  static DefaultErrorHandler forever() {
    return new DefaultErrorHandler(new FixedBackOff(1_000, FixedBackOff.UNLIMITED_ATTEMPTS));
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBooleanProperty(name = "cleanslate.kafka.enabled", matchIfMissing = true)
  static class Listening {
    @Bean
    ReplyListener replyListener(Inbox inbox) {
      return new ReplyListener(inbox);
    }

    @Bean
    Timekeeper timekeeper(Engine engine, @Value("${cleanslate.timer.pause:100ms}") Duration pause) {
      return new Timekeeper(engine, pause);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> holdContainer(
        ConsumerFactory<byte[], byte[]> consumers, Holds holds) {
      var properties =
          new ContainerProperties(
              new TopicPartitionOffset(
                  Topics.CONTROL, 0, TopicPartitionOffset.SeekPosition.BEGINNING));
      properties.setMessageListener(new HoldListener(holds));
      properties.setGroupId("cleanslate.control");
      properties
          .getKafkaConsumerProperties()
          .setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
      properties.setAckMode(ContainerProperties.AckMode.MANUAL);
      var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
      container.setBeanName("cleanslate.control");
      container.setCommonErrorHandler(forever());
      return container;
    }
  }
}
