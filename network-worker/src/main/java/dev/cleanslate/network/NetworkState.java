package dev.cleanslate.network;

import dev.cleanslate.ibm.kind.Next;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.worker.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The state of an interface or an address, as the provider tells it. Its enumerations may grow: a
/// lifecycle that nobody knows is at rest, and the provider's answer to the deletion decides; an
/// owner that nobody knows is not us.
///
/// One whose lifecycle is `failed` is deleted like any other, whether it was its creation or a
/// deletion that failed: the answers do not tell these apart.
///
/// @param lifecycle `stable`, `deleting`, ...; `?` where it is missing
/// @param reasons the codes that the provider gives for it
/// @param owner `user`, `provider`, ...; `?` where it is missing
/// @param holder what it is attached or bound to
/// @param goesAlong whether it is deleted together with that
record NetworkState(
    String lifecycle,
    List<String> reasons,
    String owner,
    Optional<Holder> holder,
    boolean goesAlong) {
  private static final String USER = "user";

  NetworkState {
    reasons = List.copyOf(reasons);
  }

  /// What a state means for the deletion.
  enum Phase {
    /// It is being deleted.
    GOING,
    /// The provider keeps it for itself, or keeps its hand on it.
    GUARDED,
    /// Something holds it.
    HELD,
    /// It will soon be in another state by itself.
    PASSING,
    /// It can be deleted.
    FREE
  }

  /// Of an interface, which always is the user's.
  static NetworkState ofInterface(JsonNode seen) {
    return of(seen, USER);
  }

  static NetworkState ofAddress(JsonNode seen) {
    return of(seen, word(seen, "owner"));
  }

  private static NetworkState of(JsonNode seen, String owner) {
    List<String> reasons = new ArrayList<>();
    for (JsonNode reason : seen.path("lifecycle_reasons")) {
      if (reasons.size() < 8) {
        reasons.add(word(reason, "code"));
      }
    }
    boolean goesAlong = seen.path("auto_delete").asBoolean(false);
    return new NetworkState(
        word(seen, "lifecycle_state"), reasons, owner, Holder.in(seen), goesAlong);
  }

  private static String word(JsonNode json, String field) {
    String word = Words.code(json.path(field).stringValue(null));
    return word == null ? "?" : word;
  }

  Phase phase() {
    if (lifecycle.equals("deleting")) {
      return Phase.GOING;
    }
    if (!owner.equals(USER) || lifecycle.equals("suspended")) {
      return Phase.GUARDED;
    }
    if (holder.isPresent()) {
      return Phase.HELD;
    }
    return switch (lifecycle) {
      case "?", "pending", "updating", "waiting" -> Phase.PASSING;
      default -> Phase.FREE;
    };
  }

  /// What it asks for.
  ///
  /// @param deletion the request that deletes it, for where nothing stands against that
  Next next(Next.Send deletion) {
    return switch (phase()) {
      case GOING, PASSING -> new Next.Await(words());
      case GUARDED -> new Next.Refuse(Refusal.PROTECTED, words());
      case HELD -> new Next.Refuse(Refusal.IN_USE, words());
      case FREE -> deletion;
    };
  }

  Verdict.Standing standing() {
    return switch (phase()) {
      case GOING -> Verdict.Standing.DELETING;
      case GUARDED, HELD -> Verdict.Standing.HELD;
      case PASSING -> Verdict.Standing.UNKNOWN;
      case FREE -> Verdict.Standing.FREE;
    };
  }

  /// The state, its reasons, and who or what keeps it, fit to be shown.
  String words() {
    StringBuilder words = new StringBuilder("lifecycle=").append(lifecycle);
    if (!reasons.isEmpty()) {
      words.append(" reasons=").append(String.join(",", reasons));
    }
    if (!owner.equals(USER)) {
      words.append(" owner=").append(owner);
    }
    holder.ifPresent(it -> words.append(", held by ").append(it.words()));
    return words.append(holder.isPresent() && goesAlong ? ", with which it goes" : "").toString();
  }
}
