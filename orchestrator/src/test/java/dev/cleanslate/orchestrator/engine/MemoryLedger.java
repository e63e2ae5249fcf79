package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Target;
import dev.cleanslate.orchestrator.engine.MemoryState.Resource;
import dev.cleanslate.orchestrator.ledger.Holding;
import dev.cleanslate.orchestrator.ledger.Ledger;
import dev.cleanslate.orchestrator.ledger.LedgerConflict;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.ledger.Word;
import dev.cleanslate.orchestrator.saga.Step;
import dev.cleanslate.orchestrator.saga.StepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The ledger of [MemoryBooks].
final class MemoryLedger implements Ledger {
  private final MemoryBooks books;

  MemoryLedger(MemoryBooks books) {
    this.books = books;
  }

  @Override
  public Optional<Owner> find(OwnerRef ref) {
    return lock(ref);
  }

  @Override
  public Optional<Owner> lock(OwnerRef ref) {
    return Optional.ofNullable(books.state.names.get(ref)).map(books.state.owners::get);
  }

  @Override
  public void lockAll(Collection<OwnerRef> refs) {}

  @Override
  public Map<Long, Owner> lock(Collection<Long> ownerNos) {
    Map<Long, Owner> owners = new TreeMap<>();
    for (Long no : ownerNos) {
      Owner owner = books.state.owners.get(no);
      if (owner != null) {
        owners.put(no, owner);
      }
    }
    return owners;
  }

  @Override
  public Owner lockOrCreate(OwnerRef ref, Instant bornAt, boolean registered, Word word) {
    return lock(ref)
        .orElseGet(() -> {
          long no = ++books.state.numbers;
          books.state.names.put(ref, no);
          return put(new Owner(no, ref, 1, Owner.State.ACTIVE, bornAt, null, registered));
        });
  }

  @Override
  public Owner reincarnate(Owner owner, Instant bornAt, Word word) {
    return put(
        new Owner(
            owner.no(),
            owner.ref(),
            owner.incarnation() + 1,
            Owner.State.ACTIVE,
            bornAt,
            null,
            true));
  }

  @Override
  public Owner confirm(Owner owner, Instant bornAt, Word word) {
    return put(
        new Owner(
            owner.no(),
            owner.ref(),
            owner.incarnation(),
            owner.state(),
            bornAt,
            owner.deletedAt(),
            true));
  }

  private Owner put(Owner owner) {
    books.state.owners.put(owner.no(), owner);
    return owner;
  }

  @Override
  public void alias(Owner owner, List<String> aliases) {
    for (String alias : aliases) {
      OwnerRef name = new OwnerRef(owner.ref().tenant(), owner.ref().type(), alias);
      Long taken = books.state.names.putIfAbsent(name, owner.no());
      if (taken != null && taken != owner.no()) {
        throw new LedgerConflict("alias " + alias + " already names another owner");
      }
    }
  }

  @Override
  public Registration register(Owner owner, List<ResourceEvent.Item> items, Instant at, String by) {
    List<Holding> added = new ArrayList<>();
    List<Holding> settled = new ArrayList<>();
    for (ResourceEvent.Item item : items) {
      Optional<Resource> intent = intent(owner, item.kind(), item.intent());
      if (intent.isPresent() && intent.get().holding().target().isIntent()) {
        Holding holding = named(intent.get().holding(), item.id());
        books.state.resources.put(
            holding.no(),
            new Resource(
                owner.no(), owner.incarnation(), holding, intent.get().intent(), "registered"));
        settled.add(holding);
      } else {
        add(owner, item).ifPresent(added::add);
      }
    }
    return new Registration(added.stream().map(h -> adopted(owner, h, items)).toList(), settled);
  }

  private Optional<Holding> add(Owner owner, ResourceEvent.Item item) {
    Map<String, String> scope = Objects.requireNonNullElse(item.scope(), Map.of());
    Optional<Resource> known =
        of(owner).stream()
            .filter(r -> r.holding().target().kind().equals(item.kind()))
            .filter(r -> item.id().equals(r.holding().target().id()))
            .filter(r -> r.holding().target().scope().equals(scope))
            .findFirst();
    if (known.isPresent()) {
      Resource was = known.get();
      if (!was.state().equals("removed")) {
        return Optional.empty();
      }
      books.state.resources.put(
          was.holding().no(),
          new Resource(
              was.ownerNo(), was.incarnation(), was.holding(), was.intent(), "registered"));
      return Optional.of(was.holding());
    }
    Target target =
        new Target(item.kind(), item.id(), scope, item.account(), null, item.sameness());
    Holding holding = new Holding(++books.state.numbers, target, null, false, null);
    books.state.resources.put(
        holding.no(),
        new Resource(
            owner.no(),
            owner.incarnation(),
            holding,
            Objects.requireNonNullElse(item.intent(), ""),
            "registered"));
    return Optional.of(holding);
  }

  private Holding adopted(Owner owner, Holding holding, List<ResourceEvent.Item> items) {
    Long parent =
        items.stream()
            .filter(item -> item.parent() != null)
            .filter(item -> item.kind().equals(holding.target().kind()))
            .filter(item -> item.id().equals(holding.target().id()))
            .flatMap(item ->
                of(owner).stream()
                    .filter(r ->
                        r.holding()
                            .target()
                            .kind()
                            .equals(Objects.requireNonNull(item.parent()).kind()))
                    .filter(r ->
                        Objects.requireNonNull(item.parent())
                            .id()
                            .equals(r.holding().target().id())))
            .map(r -> r.holding().no())
            .findFirst()
            .orElse(null);
    Holding adopted =
        new Holding(
            holding.no(),
            holding.target(),
            holding.parent() == null ? parent : holding.parent(),
            holding.goesWithParent() || (parent != null && goesAlong(holding, items)),
            holding.settleAt());
    books.state.resources.computeIfPresent(
        holding.no(),
        (_, r) -> new Resource(r.ownerNo(), r.incarnation(), adopted, r.intent(), r.state()));
    return adopted;
  }

  private static boolean goesAlong(Holding holding, List<ResourceEvent.Item> items) {
    return items.stream()
        .filter(item -> item.kind().equals(holding.target().kind()))
        .filter(item -> item.id().equals(holding.target().id()))
        .map(ResourceEvent.Item::parent)
        .anyMatch(parent -> parent != null && Boolean.TRUE.equals(parent.takesAlong()));
  }

  @Override
  public void lockFamilies() {}

  @Override
  public boolean owns(long ownerNo, long otherNo) {
    if (ownerNo == otherNo) {
      return true;
    }
    Owner owner = Objects.requireNonNull(books.state.owners.get(ownerNo));
    return of(owner).stream()
        .filter(r -> r.holding().target().kind().equals(OwnerRef.KIND))
        .filter(r -> !r.state().equals("gone"))
        .map(r -> r.holding().target())
        .map(target ->
            new OwnerRef(
                owner.ref().tenant(),
                target.scope().getOrDefault(OwnerRef.TYPE_SCOPE, ""),
                String.valueOf(target.id())))
        .map(books.state.names::get)
        .anyMatch(child -> child != null && owns(child, otherNo));
  }

  @Override
  public void hold(List<Long> holdings) {
    holdings.forEach(no ->
        books.state.resources.computeIfPresent(
            no,
            (_, r) -> new Resource(r.ownerNo(), r.incarnation(), r.holding(), r.intent(), "held")));
  }

  @Override
  public List<Holding> announce(
      Owner owner, List<ResourceEvent.Intent> intents, Instant now, String by) {
    List<Holding> added = new ArrayList<>();
    for (ResourceEvent.Intent intent : intents) {
      if (intent(owner, intent.kind(), intent.key()).isPresent()) {
        continue;
      }
      Target target =
          new Target(
              intent.kind(),
              null,
              Objects.requireNonNullElse(intent.scope(), Map.of()),
              intent.account(),
              intent.marker(),
              null);
      Holding holding =
          new Holding(
              ++books.state.numbers, target, null, false, now.plusMillis(intent.settleMs()));
      books.state.resources.put(
          holding.no(),
          new Resource(owner.no(), owner.incarnation(), holding, intent.key(), "intended"));
      added.add(holding);
    }
    return added;
  }

  private Optional<Resource> intent(Owner owner, String kind, @Nullable String key) {
    return of(owner).stream()
        .filter(r -> r.holding().target().kind().equals(kind))
        .filter(r -> key != null && !key.isEmpty() && r.intent().equals(key))
        .findFirst();
  }

  private List<Resource> of(Owner owner) {
    return books.state.resources.values().stream()
        .filter(r -> r.ownerNo() == owner.no() && r.incarnation() == owner.incarnation())
        .toList();
  }

  @Override
  public List<Long> withdraw(Owner owner, List<ResourceEvent.Gone> removed) {
    List<Long> withdrawn = new ArrayList<>();
    for (ResourceEvent.Gone gone : removed) {
      for (Resource r : of(owner)) {
        boolean isIntent = r.holding().target().isIntent();
        String id = isIntent ? r.intent() : r.holding().target().id();
        boolean live = List.of("registered", "intended", "held").contains(r.state());
        if (live && r.holding().target().kind().equals(gone.kind()) && gone.id().equals(id)) {
          books.state.resources.put(
              r.holding().no(),
              new Resource(r.ownerNo(), r.incarnation(), r.holding(), r.intent(), "removed"));
          if (isIntent) {
            withdrawn.add(r.holding().no());
          }
        }
      }
    }
    return withdrawn;
  }

  @Override
  public Map<Long, List<Holding>> holdings(Map<Owner, Long> beyond, int limit) {
    Map<Long, List<Holding>> holdings = new TreeMap<>();
    beyond.forEach((owner, after) ->
        holdings.put(
            owner.no(),
            of(owner).stream()
                .filter(r -> !r.state().equals("gone"))
                .filter(r -> !r.state().equals("removed") || !r.holding().target().isIntent())
                .map(Resource::holding)
                .filter(h -> h.no() > after)
                .limit(limit)
                .toList()));
    holdings.values().removeIf(List::isEmpty);
    return holdings;
  }

  @Override
  public Set<String> othersHave(Owner owner, String kind, Collection<String> ids) {
    return books.state.resources.values().stream()
        .filter(r -> r.ownerNo() != owner.no())
        .map(r -> r.holding().target())
        .filter(target -> target.kind().equals(kind) && ids.contains(target.id()))
        .map(target -> String.valueOf(target.id()))
        .collect(Collectors.toSet());
  }

  @Override
  public Set<String> known(String tenant, String kind, Collection<String> ids) {
    return books.state.resources.values().stream()
        .filter(r ->
            Objects.requireNonNull(books.state.owners.get(r.ownerNo()))
                .ref()
                .tenant()
                .equals(tenant))
        .map(r -> r.holding().target())
        .filter(target -> target.kind().equals(kind) && ids.contains(target.id()))
        .map(target -> String.valueOf(target.id()))
        .collect(Collectors.toSet());
  }

  @Override
  public void seenGone(List<Long> holdings) {
    holdings.forEach(no ->
        books.state.resources.computeIfPresent(
            no,
            (_, r) -> new Resource(r.ownerNo(), r.incarnation(), r.holding(), r.intent(), "gone")));
  }

  @Override
  public void holdAgain(UUID saga, Set<String> searches) {
    List<Step> steps =
        books.state.steps.entrySet().stream()
            .filter(entry -> entry.getKey().saga().equals(saga))
            .map(entry -> entry.getValue().step())
            .toList();
    Set<String> refilling = new HashSet<>(searches);
    steps.stream().filter(step -> step.tally() != null).map(Step::kind).forEach(refilling::add);
    steps.stream()
        .filter(step -> step.state() == StepState.GONE && refilling.contains(step.kind()))
        .forEach(step ->
            books.state.resources.computeIfPresent(
                step.id(),
                (_, r) ->
                    r.state().equals("gone") && !r.holding().target().isIntent()
                        ? new Resource(
                            r.ownerNo(), r.incarnation(), r.holding(), r.intent(), "registered")
                        : r));
  }

  @Override
  public void found(long holding, String id) {
    books.state.resources.computeIfPresent(
        holding,
        (_, r) ->
            r.holding().target().isIntent()
                ? new Resource(
                    r.ownerNo(), r.incarnation(), named(r.holding(), id), r.intent(), "registered")
                : r);
  }

  private static Holding named(Holding holding, String id) {
    Target target = holding.target();
    return new Holding(
        holding.no(),
        new Target(
            target.kind(),
            id,
            target.scope(),
            target.account(),
            target.marker(),
            target.sameness()),
        holding.parent(),
        holding.goesWithParent(),
        holding.settleAt());
  }

  @Override
  public void become(Map<Long, Word> owners, Owner.State state) {
    for (Long no : owners.keySet()) {
      Owner owner = Objects.requireNonNull(books.state.owners.get(no));
      put(
          new Owner(
              no,
              owner.ref(),
              owner.incarnation(),
              state,
              owner.bornAt(),
              deletedAt(owner, state),
              owner.registered()));
    }
  }

  private @Nullable Instant deletedAt(Owner owner, Owner.State state) {
    return switch (state) {
      case HIDDEN, DELETED -> books.now();
      case DELETING -> owner.deletedAt();
      case ACTIVE -> null;
    };
  }

  @Override
  public void failed(Owner owner, Word word) {}

  @Override
  public void tell(Owner owner, Word word) {}
}
