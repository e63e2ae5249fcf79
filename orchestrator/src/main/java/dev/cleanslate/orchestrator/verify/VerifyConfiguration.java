package dev.cleanslate.orchestrator.verify;

import dev.cleanslate.orchestrator.dispatch.Inbox;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "cleanslate.kafka.enabled", matchIfMissing = true)
class VerifyConfiguration {
  @Bean
  VerdictListener verdictListener(Inbox inbox) {
    return new VerdictListener(inbox);
  }
}
