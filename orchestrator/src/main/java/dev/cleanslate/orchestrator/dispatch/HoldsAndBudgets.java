package dev.cleanslate.orchestrator.dispatch;

import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.Kind;
import dev.cleanslate.orchestrator.catalog.Worker;
import dev.cleanslate.orchestrator.engine.Allowance;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Lets a destructive call go if nothing holds it and the provider's budget has room. Where there
/// are many accounts, those that are at rest are forgotten: they would be the same if they were
/// new.
final class HoldsAndBudgets implements Allowance, Budgets, Spending {
  private static final Duration ASK_AGAIN = Duration.ofSeconds(5);
  private static final int MANY = 1_000;

  private final Holds holds;
  private final Catalog catalog;
  private final IntSupplier instances;
  private final Map<Account, AccountBudget> budgets = new HashMap<>();
  private int tooMany = MANY;

  HoldsAndBudgets(Holds holds, Catalog catalog, IntSupplier instances) {
    this.holds = holds;
    this.catalog = catalog;
    this.instances = instances;
  }

  @Override
  public @Nullable Instant notBefore(
      OwnerRef owner, UUID saga, Target target, String worker, Instant now) {
    if (holds.covering(owner, saga, target.kind(), worker).isPresent()) {
      return now.plus(ASK_AGAIN);
    }
    if (worker.equals(Kind.ORCHESTRATOR)) {
      return null;
    }
    synchronized (budgets) {
      return budget(target, worker, now).take(now, Math.max(1, instances.getAsInt()));
    }
  }

  @Override
  public void used(Target target, String worker, Usage usage, Instant now) {
    if (usage.calls() > 0 || usage.throttled() > 0) {
      synchronized (budgets) {
        budget(target, worker, now).used(now, usage);
      }
    }
  }

  @Override
  public Map<String, Standing> standings(Instant now) {
    Map<String, Standing> standings = new TreeMap<>();
    int among = Math.max(1, instances.getAsInt());
    synchronized (budgets) {
      budgets.forEach((account, budget) ->
          standings.merge(worker(account), budget.standing(now, among), Standing::and));
    }
    return standings;
  }

  @Override
  public Map<Account, Spent> lately(Instant now) {
    Map<Account, Spent> lately = new HashMap<>();
    int among = Math.max(1, instances.getAsInt());
    synchronized (budgets) {
      budgets.forEach((account, budget) ->
          lately.merge(
              new Account(worker(account), account.account()),
              budget.spent(now, among),
              Spent::and));
    }
    return lately;
  }

  /// Places are counted with the whole that they are parts of.
  private String worker(Account account) {
    return catalog.declared(account.worker()).map(Worker::name).orElse(account.worker());
  }

  private AccountBudget budget(Target target, String worker, Instant now) {
    if (budgets.size() >= tooMany) {
      budgets.values().removeIf(budget -> budget.isAsNew(now));
      tooMany = Math.max(MANY, 2 * budgets.size());
    }
    return budgets.computeIfAbsent(
        new Account(worker, target.account()),
        _ -> {
          int perSecond = catalog.declared(worker).map(Worker::callsPerSecond).orElse(1);
          return new AccountBudget(perSecond, now);
        });
  }
}
