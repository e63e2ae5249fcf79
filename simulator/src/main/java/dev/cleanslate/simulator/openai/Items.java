package dev.cleanslate.simulator.openai;

import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.openai.wire.Rejected;
import dev.cleanslate.simulator.openai.wire.Switches;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.simulator.room.Entry;
import dev.cleanslate.simulator.room.Shelf;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The routes under `/conversations/{conversation}/items`. Items outlive their conversation;
/// whether they can still be reached then is a switch.
final class Items {
  private static final int MOST_AT_ONCE = 20;

  private final Cabinet cabinet;
  private final Listings listings;
  private final Shapes shapes;
  private final Switches switches;

  Items(Cabinet cabinet, Listings listings, Shapes shapes, Switches switches) {
    this.cabinet = cabinet;
    this.listings = listings;
    this.shapes = shapes;
    this.switches = switches;
  }

  Outcome serve(Visit visit) {
    Entry conversation = conversation(visit, visit.part(1));
    return visit.depth() == 3 ? all(visit, conversation) : one(visit, conversation, visit.part(3));
  }

  private Entry conversation(Visit visit, String id) {
    Shelf conversations = cabinet.shelf(visit.account(), Kind.CONVERSATION);
    Optional<Entry> live = conversations.peek(id);
    boolean deletedWillDo = switches.leftoverItemsAreReadable() && !visit.method().equals("POST");
    return live.or(() -> deletedWillDo ? conversations.remembered(id) : Optional.empty())
        .orElseThrow(() -> Kind.CONVERSATION.missing(id));
  }

  private Outcome all(Visit visit, Entry conversation) {
    return switch (visit.method()) {
      case "GET" -> listings.list(visit, Kind.ITEM, shelf(visit, conversation), _ -> true);
      case "POST" -> create(visit, conversation);
      default -> throw visit.noMethod();
    };
  }

  private Outcome create(Visit visit, Entry conversation) {
    List<Fields> wanted = visit.body().objects("items");
    if (wanted.isEmpty() || wanted.size() > MOST_AT_ONCE) {
      throw Rejected.invalid("items", "items must have 1 to %d elements.".formatted(MOST_AT_ONCE));
    }
    List<ObjectNode> items = wanted.stream().map(shapes::item).toList();
    items.forEach(item -> cabinet.putItem(visit.account(), conversation.id(), item));
    return Outcome.changed(Listings.body(items, false));
  }

  private Outcome one(Visit visit, Entry conversation, String id) {
    Shelf items = shelf(visit, conversation);
    return switch (visit.method()) {
      case "GET" -> Outcome.of(items.read(id).orElseThrow(() -> missing(id)).body());
      case "DELETE" -> delete(visit, conversation, id);
      default -> throw visit.noMethod();
    };
  }

  private Outcome delete(Visit visit, Entry conversation, String id) {
    Shelf items = shelf(visit, conversation);
    if (visit.call().aftermath() instanceof Aftermath.Unmoved) {
      Kind.ITEM.require(items.peek(id), id);
      return Outcome.of(conversation.body());
    }
    Kind.ITEM.require(items.remove(id, visit.call().aftermath()), id);
    return Outcome.changed(conversation.body());
  }

  private Shelf shelf(Visit visit, Entry conversation) {
    return cabinet.shelf(visit.account(), Kind.ITEM, conversation.id());
  }

  private static Rejected missing(String id) {
    return Kind.ITEM.missing(id);
  }
}
