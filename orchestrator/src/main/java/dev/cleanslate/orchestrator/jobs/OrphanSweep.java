package dev.cleanslate.orchestrator.jobs;

import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.intake.Accepted;
import dev.cleanslate.orchestrator.intake.Ask;
import dev.cleanslate.orchestrator.intake.DeletionRefused;
import dev.cleanslate.orchestrator.intake.Deletions;
import dev.cleanslate.orchestrator.intake.Door;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reports what may be orphaned. Only a person's order lets it delete, and then only the owners
/// that it lists, through the one door of delete requests.
final class OrphanSweep implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);

  /// How many are listed, and may be deleted, at a time.
  private static final int MOST = 100;

  private final SuspectRows suspects;
  private final Deletions deletions;
  private final Supplier<Instant> now;
  private final Supplier<UUID> ids;

  OrphanSweep(
      SuspectRows suspects, Deletions deletions, Supplier<Instant> now, Supplier<UUID> ids) {
    this.suspects = suspects;
    this.deletions = deletions;
    this.now = now;
    this.ids = ids;
  }

  @Override
  public String name() {
    return "orphan-sweep";
  }

  @Override
  public boolean onlyReports() {
    return true;
  }

  @Override
  public long due(String tenant) {
    return suspects.counts(tenant, Order.MAX_AGE, Set.of()).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  @Override
  public Map<String, Object> run(Order order, Pulse pulse) {
    List<Suspect> listed = suspects.list(order.tenant(), order.maxAge(), order.ownerTypes(), MOST);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("dry_run", order.dryRun());
    result.put("max_age_hours", order.maxAge().toHours());
    if (!order.ownerTypes().isEmpty()) {
      result.put("owner_types", order.ownerTypes().stream().sorted().toList());
    }
    result.put("found", suspects.counts(order.tenant(), order.maxAge(), order.ownerTypes()));
    Map<OwnerRef, Map<String, Object>> outcomes = new LinkedHashMap<>();
    if (!order.dryRun()) {
      listed.stream()
          .filter(Suspect::isDeletable)
          .map(Suspect::owner)
          .distinct()
          .forEach(owner -> outcomes.put(owner, delete(owner, order, pulse)));
    }
    List<Map<String, Object>> items = new ArrayList<>();
    listed.forEach(suspect -> items.add(shown(suspect, outcomes.get(suspect.owner()))));
    result.put("items", items);
    return result;
  }

  /// Each owner by itself: what is refused of one keeps none of the others.
  private Map<String, Object> delete(OwnerRef owner, Order order, Pulse pulse) {
    pulse.beat();
    String id = ids.get().toString();
    var request =
        new DeleteRequest(null, null, owner, order.by(), "found by the orphan sweep", null);
    try {
      Accepted accepted =
          deletions.request(new Ask("orphan-sweep", id, request, now.get(), Door.PUBLIC));
      return Map.of(
          "outcome", accepted.outcome().name().toLowerCase(Locale.ROOT),
          "deletion", accepted.saga().toString());
    } catch (DeletionRefused refused) {
      return Map.of("outcome", "refused", "why", String.valueOf(refused.getMessage()));
    } catch (RuntimeException failure) {
      LOG.error("the orphan sweep could not ask for the deletion of {}", owner, failure);
      return Map.of("outcome", "refused", "why", "it fails; the log of the orchestrator says why");
    }
  }

  private static Map<String, Object> shown(Suspect suspect, @Nullable Map<String, Object> outcome) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("finding", suspect.why().wire());
    item.put("owner", Map.of("type", suspect.owner().type(), "id", suspect.owner().id()));
    item.put("owner_state", suspect.ownerState().wire());
    if (suspect.kind() != null) {
      item.put("kind", suspect.kind());
      item.put("id", String.valueOf(suspect.id()));
    }
    item.put("since", suspect.since().toString());
    if (suspect.deletion() != null) {
      item.put("left_by", suspect.deletion().toString());
    }
    item.put("deletable", suspect.isDeletable());
    if (outcome != null) {
      item.putAll(outcome);
    }
    return item;
  }
}
