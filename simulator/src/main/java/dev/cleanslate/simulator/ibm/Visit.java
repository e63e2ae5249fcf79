package dev.cleanslate.simulator.ibm;

import dev.cleanslate.simulator.http.Request;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.simulator.room.Call;
import java.util.List;
import java.util.Optional;

/// A call whose token was accepted.
///
/// @param account the one its token proves
/// @param path the parts of the path that are left to be understood
public record Visit(Call call, String account, List<String> path) {
  /// The request itself.
  public Request request() {
    return call.request();
  }

  /// Its method, in upper case.
  public String method() {
    return call.request().method();
  }

  /// How many parts are left.
  public int depth() {
    return path.size();
  }

  /// One of them; empty where there are fewer.
  public String part(int index) {
    return index < path.size() ? path.get(index) : "";
  }

  /// The same call without the first parts.
  public Visit below(int parts) {
    return new Visit(call, account, path.subList(Math.min(parts, path.size()), path.size()));
  }

  /// A parameter of the query.
  public Optional<String> query(String name) {
    return Optional.ofNullable(call.request().query().get(name));
  }

  /// The fields of the body; throws [dev.cleanslate.simulator.json.BadInput].
  public Fields body() {
    return Fields.of(call.request().body().bytes());
  }

  /// What a deletion is to leave behind.
  public Aftermath aftermath() {
    return call.aftermath();
  }

  /// Whether what is deleted is to leave at all.
  public boolean isToLeave() {
    return Aftermath.leaves(call.aftermath());
  }

  /// 404 since the path means nothing.
  public Refused noRoute() {
    return Refused.of(
        404, "not_found", "Nothing is here: %s %s".formatted(method(), call.request().path()));
  }

  /// 405.
  public Refused noMethod() {
    return Refused.of(
        405, "method_not_allowed", "Not allowed: %s %s".formatted(method(), call.request().path()));
  }
}
