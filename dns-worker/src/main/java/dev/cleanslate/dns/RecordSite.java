package dev.cleanslate.dns;

import dev.cleanslate.ibm.call.Sending;
import dev.cleanslate.ibm.dns.DnsRecords;
import dev.cleanslate.ibm.dns.DnsZones;
import dev.cleanslate.ibm.kind.Next;
import dev.cleanslate.ibm.kind.Site;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.worker.Words;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One record of a zone. Its deletion is done at once; an address record whose reverse entry is
/// still there stays until that is gone, for nobody would find it afterwards.
///
/// The zone is the control of a record's absence, and nothing stands in for it: where the zone is
/// absent, it may be the wrong one that was recorded.
record RecordSite(DnsRecords records, DnsZones zones, DnsRecords.Zone zone, String id)
    implements Site {
  private static final Pattern PTR = Pattern.compile("PTR:" + RecordKind.UUID.pattern());

  static String path(DnsRecords.Zone zone) {
    return "/instances/%s/dnszones/%s".formatted(zone.instance(), zone.id());
  }

  @Override
  public String path() {
    return "%s/resource_records/%s".formatted(path(zone), id);
  }

  @Override
  public Sending read() {
    return () -> records.getResourceRecord(zone, id);
  }

  @Override
  public Next next(JsonNode seen) {
    return isLinked(seen)
        ? new Next.Refuse(
            Refusal.IN_USE,
            "its PTR record %s is still there; register it so that it goes first"
                .formatted(linked(seen)))
        : new Next.Send(
            "DELETE " + path(), () -> records.deleteResourceRecord(zone, id), Next.Then.GONE);
  }

  @Override
  public Verdict.Standing standing(JsonNode seen) {
    return isLinked(seen) ? Verdict.Standing.HELD : Verdict.Standing.FREE;
  }

  @Override
  public String state(JsonNode seen) {
    String type = Words.code(seen.path("type").stringValue(null));
    String state = "type=" + (type == null ? "?" : type);
    return isLinked(seen) ? "%s, with PTR record %s".formatted(state, linked(seen)) : state;
  }

  private static boolean isLinked(JsonNode seen) {
    JsonNode linked = seen.path("linked_ptr_record");
    return !linked.isMissingNode() && !linked.isNull() && !(linked.isObject() && linked.isEmpty());
  }

  private static String linked(JsonNode seen) {
    String linked = seen.path("linked_ptr_record").path("id").stringValue("");
    return PTR.matcher(linked).matches() ? linked : "(of an id that cannot be read)";
  }

  @Override
  public @Nullable String sameness(JsonNode seen) {
    return seen.path("created_on").stringValue(null);
  }

  @Override
  public List<Control> controls() {
    String path = path(zone);
    return List.of(new Control(path, "GET " + path, () -> zones.getDnszone(zone)));
  }
}
