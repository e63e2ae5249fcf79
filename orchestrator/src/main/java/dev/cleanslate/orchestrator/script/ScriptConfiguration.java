package dev.cleanslate.orchestrator.script;

import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.ledger.Ledger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ScriptConfiguration {
  @Bean
  Scripts scripts(Ledger ledger, Catalog catalog) {
    return new Scripts(ledger, catalog);
  }
}
