package dev.cleanslate.orchestrator.letter;

import dev.cleanslate.orchestrator.engine.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

@Configuration(proxyBeanMethods = false)
class LetterConfiguration {
  @Bean
  Letters letters(
      ObjectProvider<Drawer> topics,
      KafkaTemplate<byte[], byte[]> template,
      JdbcClient jdbc,
      Transactions transactions) {
    return new Letters(
        topics.getIfAvailable(NoTopics::new),
        new TableDrawer(jdbc),
        new Sendings(jdbc),
        new Mailbag(template::send),
        transactions);
  }

  /// A few at a time, since the largest letters have a megabyte each.
  @Bean
  @ConditionalOnBooleanProperty(name = "cleanslate.kafka.enabled", matchIfMissing = true)
  Drawer lettersOnTopics(ConsumerFactory<byte[], byte[]> consumers) {
    Properties few = new Properties();
    few.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "100");
    few.setProperty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, "8388608");
    return new KafkaDrawer(() -> consumers.createConsumer("cleanslate.letters", null, null, few));
  }

  /// Where no broker is used, nothing lies on its topics.
  private static final class NoTopics implements Drawer {
    @Override
    public List<Letter> newest(Search search) {
      return List.of();
    }

    @Override
    public Optional<Found> find(LetterId id) {
      return Optional.empty();
    }
  }
}
