package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.orchestrator.alert.Alerts;
import dev.cleanslate.orchestrator.ledger.Ledger;

/// Everything the engine writes to, in one transaction.
public record Books(Transactions transactions, Sagas sagas, Ledger ledger, Alerts alerts) {}
