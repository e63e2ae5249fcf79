package dev.cleanslate.topics;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.topics.words.Spoken;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which messages are shown. Answers name a deletion and no owner: those of an owner are known once
/// a message was read that names both. For one reader.
final class Choice {
  private final @Nullable String owner;
  private final @Nullable String saga;
  private final Set<UUID> sagasOfOwner = new HashSet<>();

  /// @param owner `type/id` or `tenant/type/id`; absent for all
  /// @param saga an id, or the first characters of one; absent for all
  Choice(@Nullable String owner, @Nullable String saga) {
    this.owner = owner;
    this.saga = saga;
  }

  /// Whether that is one of them; `key` is the record's.
  boolean takes(Spoken spoken, String key) {
    boolean isOwners = owner == null || isOwners(spoken, key);
    if (owner != null && isOwners && spoken.saga() != null) {
      sagasOfOwner.add(spoken.saga());
    }
    return isOwners && (saga == null || isSagas(spoken, key));
  }

  private boolean isOwners(Spoken spoken, String key) {
    OwnerRef named = spoken.owner();
    if (named != null) {
      return named.key().equals(owner) || (named.type() + "/" + named.id()).equals(owner);
    }
    return spoken.saga() == null
        ? key.equals(owner) || key.endsWith("/" + owner)
        : sagasOfOwner.contains(spoken.saga());
  }

  private boolean isSagas(Spoken spoken, String key) {
    String named = spoken.saga() == null ? key : spoken.saga().toString();
    return named.startsWith(String.valueOf(saga));
  }
}
