package dev.cleanslate.simulator.fault;

import dev.cleanslate.simulator.http.Body;
import dev.cleanslate.simulator.http.PathPattern;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.json.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Faults as the admin API and scenario files write them.
public final class FaultJson {
  private FaultJson() {}

  /// Reads
  /// `{"method","path","key","reused_connection","nth","times","probability","seed","action"}`;
  /// throws [dev.cleanslate.simulator.json.BadInput].
  public static Fault read(Fields from) {
    Fault fault = new Fault(aim(from), firing(from), ActionJson.read(from, "action"));
    from.nothingElse();
    return fault;
  }

  /// How a fault in force is shown; its key as a fingerprint.
  public static ObjectNode write(Armed armed) {
    Fault.Aim aim = armed.fault().aim();
    Fault.Firing firing = armed.fault().firing();
    ObjectNode node =
        Json.object()
            .put("id", armed.id())
            .put("method", aim.method())
            .put("path", aim.path().toString())
            .put("key", fingerprint(aim.key()))
            .put("reused_connection", aim.reused())
            .put("nth", firing.nth())
            .put("probability", firing.probability())
            .put("seed", firing.seed())
            .put("seen", armed.seen())
            .put("fired", armed.fired());
    if (firing.times() < Integer.MAX_VALUE) {
      node.put("times", firing.times());
    }
    node.set("action", ActionJson.write(armed.fault().action()));
    return node;
  }

  private static Fault.Aim aim(Fields from) {
    String method = from.optional("method");
    Boolean reused = from.has("reused_connection") ? from.flag("reused_connection", false) : null;
    return new Fault.Aim(
        method == null ? null : method.toUpperCase(Locale.ROOT),
        PathPattern.of(from.text("path")),
        from.optional("key"),
        reused);
  }

  private static Fault.Firing firing(Fields from) {
    return new Fault.Firing(
        from.count("nth", 1, 1, Integer.MAX_VALUE),
        from.count("times", Integer.MAX_VALUE, 1, Integer.MAX_VALUE),
        from.share("probability", 1),
        from.number("seed", 0, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  private static @Nullable String fingerprint(@Nullable String key) {
    return key == null ? null : "sha256:" + Body.sha256("Bearer " + key).substring(0, 16);
  }
}
