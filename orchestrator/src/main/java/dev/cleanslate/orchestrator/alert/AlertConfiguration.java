package dev.cleanslate.orchestrator.alert;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class AlertConfiguration {
  @Bean
  Alerts alerts(JdbcClient jdbc) {
    return new JdbcAlerts(jdbc);
  }

  @Bean
  KeptUntil keptUntil(JdbcClient jdbc) {
    return new KeptUntil(jdbc);
  }
}
