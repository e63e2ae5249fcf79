package dev.cleanslate.simulator.admin;

import dev.cleanslate.simulator.http.PathPattern;
import dev.cleanslate.simulator.journal.LoggedRequest;
import dev.cleanslate.simulator.journal.RequestLog;
import dev.cleanslate.simulator.json.BadInput;
import dev.cleanslate.simulator.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Which logged requests someone wants to see.
record RequestQuery(
    long after,
    int limit,
    @Nullable String method,
    @Nullable PathPattern path,
    @Nullable String fault) {
  private static final int USUAL_LIMIT = 1_000;
  private static final Set<String> KNOWN = Set.of("after", "limit", "method", "path", "fault");

  static RequestQuery of(Map<String, String> query) {
    query.keySet().stream()
        .filter(name -> !KNOWN.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new BadInput(
              name, "is not known here; there are " + KNOWN.stream().sorted().toList());
        });
    String path = query.get("path");
    return new RequestQuery(
        Numbers.of("after", query.get("after"), 0),
        (int) Numbers.of("limit", query.get("limit"), USUAL_LIMIT),
        query.get("method"),
        path == null ? null : PathPattern.of(path),
        query.get("fault"));
  }

  ObjectNode answer(RequestLog log) {
    List<LoggedRequest> found = log.since(after, this::isWanted);
    List<LoggedRequest> page = found.subList(0, Math.min(limit, found.size()));
    ArrayNode array = Json.array();
    page.forEach(each -> array.add(Json.tree(each)));
    ObjectNode answer = Json.object();
    answer.set("requests", array);
    return answer
        .put("has_more", page.size() < found.size())
        .put("last_number", page.isEmpty() ? after : page.getLast().number())
        .put("total", log.count());
  }

  private boolean isWanted(LoggedRequest each) {
    return (method == null || method.equalsIgnoreCase(each.method()))
        && (path == null || path.fits(each.path()))
        && (fault == null || fault.equals(each.fault()));
  }
}
