package dev.cleanslate.orchestrator.history;

import dev.cleanslate.orchestrator.engine.Transactions;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "cleanslate.kafka.enabled", matchIfMissing = true)
class HistoryConfiguration {
  @Bean
  Teller teller(
      Transactions transactions,
      JdbcClient jdbc,
      KafkaTemplate<byte[], byte[]> kafka,
      @Value("${cleanslate.history.pause:100ms}") Duration pause) {
    Announcer announcer = new KafkaAnnouncer(kafka);
    return new Teller(
        List.of(
            new SagaFeed(transactions, jdbc, announcer),
            new AlertFeed(transactions, jdbc, announcer)),
        pause);
  }
}
