package dev.cleanslate.orchestrator.ledger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {
  @Bean
  Ledger ledger(JdbcClient jdbc) {
    return new JdbcLedger(jdbc);
  }
}
