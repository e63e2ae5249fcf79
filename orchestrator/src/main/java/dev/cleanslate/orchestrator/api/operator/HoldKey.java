package dev.cleanslate.orchestrator.api.operator;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Require;
import dev.cleanslate.orchestrator.api.http.Problem;
import java.util.UUID;

/// What a hold covers, as its key says it.
sealed interface HoldKey {
  /// Everything.
  record All() implements HoldKey {}

  /// All owners of a tenant.
  record OfTenant(String tenant) implements HoldKey {}

  /// One owner.
  record OfOwner(OwnerRef owner) implements HoldKey {}

  /// One deletion.
  record OfSaga(UUID saga) implements HoldKey {}

  /// One kind of resource, of every tenant.
  record OfKind(String kind) implements HoldKey {}

  /// All that one worker does, for every tenant.
  record OfWorker(String worker) implements HoldKey {}

  /// Reads a key; a [Problem] about `key` where it is none.
  static HoldKey read(String key) {
    if (key.equals("all")) {
      return new All();
    }
    int slash = key.indexOf('/');
    String rest = key.substring(slash + 1);
    return switch (slash < 0 ? "" : key.substring(0, slash)) {
      case "tenant" -> new OfTenant(Require.slug("key", rest));
      case "owner" -> new OfOwner(owner(rest));
      case "saga" -> new OfSaga(saga(rest));
      case "kind" -> new OfKind(Require.slug("key", rest));
      case "worker" -> new OfWorker(Require.slug("key", rest));
      default -> throw wrong();
    };
  }

  private static OwnerRef owner(String rest) {
    String[] parts = rest.split("/", 3);
    if (parts.length < 3) {
      throw wrong();
    }
    return new OwnerRef(parts[0], parts[1], parts[2]);
  }

  /// Only the usual spelling: a hold under another would hold nothing.
  private static UUID saga(String rest) {
    try {
      UUID saga = UUID.fromString(rest);
      if (saga.toString().equals(rest)) {
        return saga;
      }
    } catch (IllegalArgumentException _) {
      throw wrong();
    }
    throw wrong();
  }

  private static Problem wrong() {
    return Problem.field(
        "key", "must be tenant/<tenant>, owner/<tenant>/<type>/<id> or saga/<id of a deletion>");
  }
}
