package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.Found;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.OwnerType;
import dev.cleanslate.orchestrator.ledger.Holding;
import dev.cleanslate.orchestrator.ledger.Owner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// Takes up what searches came upon, each in a transaction of its own after the commit of the
/// answer. What bears the owner's mark or exact name goes into the ledger and joins the saga; what
/// only resembles is told to people. Taking it up again changes nothing, and a search is asked
/// until it comes upon nothing, so what a crash loses comes again.
final class Discoveries {
  private static final int SPELT = 5;

  private final Books books;
  private final Catalog catalog;
  private final Engine engine;

  Discoveries(Books books, Catalog catalog, Engine engine) {
    this.books = books;
    this.catalog = catalog;
    this.engine = engine;
  }

  void takeUp(Discovery discovery) {
    books
        .transactions()
        .run(() -> {
          Owner owner = books.ledger().lock(discovery.owner()).orElseThrow();
          return engine.change(discovery.saga(), hand -> takeUp(hand, owner, discovery));
        });
  }

  /// A saga that ended meanwhile, or deletes another life of the owner, takes up nothing.
  private int takeUp(SagaHand hand, Owner owner, Discovery discovery) {
    if (!hand.saga().state().isOpen() || hand.saga().incarnation() != owner.incarnation()) {
      return 0;
    }
    OwnerType type = catalog.knownOwnerType(owner.ref().type());
    Map<Boolean, List<Found>> heldOrNot =
        discovery.found().stream()
            .collect(
                Collectors.partitioningBy(
                    found -> found.claim().isAuthority() && isHeld(type, found)));
    List<Found> mine =
        without(
            heldOrNot.getOrDefault(true, List.of()),
            (kind, ids) -> books.ledger().othersHave(owner, kind, ids));
    List<ResourceEvent.Item> items = mine.stream().map(Discoveries::item).toList();
    List<Holding> added = books.ledger().register(owner, items, books.sagas().now()).added();
    hand.takeUp(added);
    String tenant = owner.ref().tenant();
    List<Found> others =
        without(
            heldOrNot.getOrDefault(false, List.of()),
            (kind, ids) -> books.ledger().known(tenant, kind, ids));
    if (!others.isEmpty()) {
      hand.tell(discovery.step(), alike(others));
    }
    return added.size();
  }

  /// What another owner registered is that one's, whatever it is called; what anybody registered is
  /// no riddle.
  private static List<Found> without(
      List<Found> found, BiFunction<String, List<String>, Set<String>> registered) {
    Map<String, List<String>> ids =
        found.stream()
            .collect(
                Collectors.groupingBy(
                    Found::kind, Collectors.mapping(Found::id, Collectors.toList())));
    Map<String, Set<String>> left = new HashMap<>();
    ids.forEach((kind, list) -> left.put(kind, registered.apply(kind, list)));
    return found.stream()
        .filter(one -> !left.getOrDefault(one.kind(), Set.of()).contains(one.id()))
        .toList();
  }

  /// Only what the owner type holds, under an id that its kind may have.
  private boolean isHeld(OwnerType type, Found found) {
    return type.holds(found.kind())
        && catalog.kind(found.kind()).idPattern().matcher(found.id()).matches();
  }

  private static ResourceEvent.Item item(Found found) {
    return new ResourceEvent.Item(
        found.kind(), found.id(), found.scope(), found.account(), found.name(), null, null, null);
  }

  private static String alike(List<Found> others) {
    String spelt =
        others.stream()
            .limit(SPELT)
            .map(found -> "%s %s (%s)".formatted(found.kind(), found.id(), found.name()))
            .collect(Collectors.joining(", "));
    return "left alone, because only the name resembles (%d): %s%s; delete by hand what is the owner's, or register it"
        .formatted(others.size(), spelt, others.size() > SPELT ? " and more" : "");
  }
}
