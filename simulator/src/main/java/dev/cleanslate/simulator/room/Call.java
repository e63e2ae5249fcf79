package dev.cleanslate.simulator.room;

import dev.cleanslate.simulator.http.Request;
import java.util.List;

/// A request to one room.
///
/// @param path the decoded parts of the path after the room's prefix
/// @param listing how a listing is to lie
/// @param aftermath what a deletion is to leave behind
public record Call(Request request, List<String> path, Listing listing, Aftermath aftermath) {
  /// The same call with a listing that lies.
  public Call with(Listing other) {
    return new Call(request, path, other, aftermath);
  }

  /// The same call with a deletion that leaves something behind.
  public Call with(Aftermath other) {
    return new Call(request, path, listing, other);
  }
}
