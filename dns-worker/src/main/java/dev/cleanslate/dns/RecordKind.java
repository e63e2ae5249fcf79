package dev.cleanslate.dns;

import dev.cleanslate.ibm.dns.DnsClient;
import dev.cleanslate.ibm.dns.DnsRecords.Zone;
import dev.cleanslate.ibm.kind.IbmKind;
import dev.cleanslate.ibm.kind.Site;
import dev.cleanslate.ibm.kind.Walk;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The records of a zone, in two kinds: reverse entries, which go first, and all others. Their ids
/// are never used again, though their names are; nothing here goes by a name. Listings show no
/// marks of ours.
///
/// @param types the types of its records, as a pattern
record RecordKind(DnsClient client, String name, String types) implements IbmKind {
  static final String PTR = "ibm.dns_ptr_record";
  static final String RECORD = "ibm.dns_record";
  static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9_-]{1,80}");
  private static final int PAGE = 200;

  static List<RecordKind> both(DnsClient client) {
    return List.of(
        new RecordKind(client, PTR, "PTR"),
        new RecordKind(client, RECORD, "(A|AAAA|CNAME|MX|SRV|TXT)"));
  }

  @Override
  public Kind kind() {
    return new Kind(name, id(), Map.of("instance", UUID, "zone", ZONE), false);
  }

  private Pattern id() {
    return Pattern.compile(types + ":" + UUID.pattern());
  }

  @Override
  public Optional<String> objection(Map<String, String> scope) {
    return Optional.empty();
  }

  @Override
  public Site site(Target target) {
    return new RecordSite(client, client, zone(target.scope()), String.valueOf(target.id()));
  }

  /// All records of the zone, over pages by number: nothing may be deleted meanwhile that the
  /// listing is to show, else it says itself that it is incomplete.
  @Override
  public Optional<Walk.Route> listing(Map<String, String> scope) {
    Zone zone = zone(scope);
    Pattern id = id();
    return Optional.of(
        new Walk.Route(
            "GET %s/resource_records".formatted(RecordSite.path(zone)),
            "resource_records",
            "offset",
            offset -> () -> client.listResourceRecords(zone, offset, PAGE, null),
            _ -> Set.of(),
            each -> id.matcher(each.path("id").stringValue("")).matches()));
  }

  private static Zone zone(Map<String, String> scope) {
    return new Zone(scope.getOrDefault("instance", ""), scope.getOrDefault("zone", ""));
  }
}
