package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.orchestrator.alert.Alerts;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.ledger.Ledger;
import java.security.SecureRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class EngineConfiguration {
  @Bean
  Transactions transactions(PlatformTransactionManager manager) {
    return new SpringTransactions(new TransactionTemplate(manager));
  }

  @Bean
  Sagas sagas(JdbcClient jdbc) {
    return new JdbcSagas(jdbc);
  }

  @Bean
  Books books(Transactions transactions, Sagas sagas, Ledger ledger, Alerts alerts) {
    return new Books(transactions, sagas, ledger, alerts);
  }

  @Bean
  Engine engine(
      Books books,
      Catalog catalog,
      Dispatcher dispatcher,
      Allowance allowance,
      ObjectProvider<Witness> witnesses) {
    return new Engine(books, catalog, dispatcher, allowance, new Tickets(new SecureRandom()))
        .seenBy(Witness.of(witnesses.orderedStream().toList()));
  }
}
