package dev.cleanslate.simulator.dns;

import dev.cleanslate.simulator.ibm.Refused;
import dev.cleanslate.simulator.room.Entry;
import dev.cleanslate.simulator.room.Shelf;
import dev.cleanslate.simulator.room.Shelves;
import dev.cleanslate.simulator.room.Stock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/// All objects of the room, and which PTR record belongs to which address record. Thread-safe.
final class Cabinet {
  static final String INSTANCE = "dns-instance";
  static final String ZONE = "dns-zone";
  static final String RECORD = "dns-record";
  static final String NETWORK = "permitted-network";

  private final Shelves shelves;
  private final Map<Link, String> ptrs = new ConcurrentHashMap<>();

  /// What ties the two: the address and the host's name.
  private record Link(Zone zone, String ip, String host) {}

  Cabinet(Shelves shelves) {
    this.shelves = shelves;
  }

  Shelf instances(String account) {
    return shelves.of(account, INSTANCE);
  }

  Shelf zones(String account, String instance) {
    return shelves.of(account, ZONE, instance);
  }

  Shelf records(Zone zone) {
    return shelves.of(zone.account(), RECORD, zone.place());
  }

  Shelf networks(Zone zone) {
    return shelves.of(zone.account(), NETWORK, zone.place());
  }

  /// Throws [Refused] with 404.
  Zone zone(String account, String instance, String id) {
    Entry entry =
        zones(account, instance).peek(id).orElseThrow(() -> Refused.missing("DNS zone", id));
    return new Zone(account, instance, id, entry.body().path("name").asString());
  }

  /// A zone of this account, in whichever instance.
  Optional<Zone> zone(String account, String id) {
    return instances(account).ids().stream()
        .filter(instance -> zones(account, instance).peek(id).isPresent())
        .findFirst()
        .map(instance -> zone(account, instance, id));
  }

  /// Puts a record there; a PTR record is linked to the address record it speaks of.
  void put(Zone zone, ObjectNode record) {
    String id = record.path("id").asString();
    records(zone).put(id, record);
    if (record.path("type").asString().equals("PTR")) {
      String host = record.path("rdata").path("ptrdname").asString();
      ptrs.put(new Link(zone, record.path("name").asString(), host), id);
    }
  }

  /// The PTR record that is linked to an address record, if it is there.
  Optional<Entry> linked(Zone zone, ObjectNode record) {
    String ip = record.path("rdata").path("ip").asString("");
    String ptr = ptrs.get(new Link(zone, ip, record.path("name").asString()));
    return Optional.ofNullable(ptr).flatMap(records(zone)::peek);
  }

  void dropBelow(Zone zone) {
    shelves.drop(zone.account(), RECORD, zone.place());
    shelves.drop(zone.account(), NETWORK, zone.place());
  }

  List<Stock> stock() {
    return shelves.stock();
  }

  void clear() {
    shelves.clear();
    ptrs.clear();
  }
}
