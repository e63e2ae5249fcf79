package dev.cleanslate.simulator.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request as it arrived. Immutable.
///
/// @param method in upper case
/// @param target path and query as they were written
/// @param segments the parts of the path between slashes, percent-decoded; a coded slash stays
///   within its part
/// @param query decoded; the first value of a name counts
/// @param turn how many requests this connection carried before this one
public record Request(
    String method,
    String target,
    List<String> segments,
    Map<String, String> query,
    Headers headers,
    Body body,
    int turn) {

  /// The path without its query, as it was written.
  public String path() {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }

  /// The query as it was written, without the question mark; null where there is none.
  public @Nullable String rawQuery() {
    int mark = target.indexOf('?');
    return mark < 0 ? null : target.substring(mark + 1);
  }

  /// Whether the connection had carried a request before.
  public boolean isOnReusedConnection() {
    return turn > 0;
  }
}
