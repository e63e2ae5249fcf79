package dev.cleanslate.messages;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// What the orchestrator asks a worker: to advance a resource towards gone, or to look at it
/// without touching it.
///
/// A command may arrive twice, late, or out of order; a worker answers each one that has not
/// expired.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Command.Advance.class, name = "advance"),
  @JsonSubTypes.Type(value = Command.Look.class, name = "look")
})
public sealed interface Command {
  /// The longest a command may stay valid: a day, in milliseconds.
  long MAX_EXPIRY_MS = 86_400_000L;

  /// The step this is about; the answer carries it unchanged.
  StepRef ref();

  /// Whose resource it is.
  OwnerRef owner();

  /// The resource.
  Target target();

  /// Milliseconds after the broker's timestamp at which the command must no longer be carried out.
  long expiresInMs();

  /// Take the next step towards gone. Travels on `commands.<worker>`; answered by a [Reply].
  ///
  /// @param force whether what is in use is to be ended first rather than deleted as it is; absent
  ///   means no
  record Advance(
      StepRef ref, OwnerRef owner, Target target, @Nullable Boolean force, long expiresInMs)
      implements Command {
    public Advance {
      check(ref, owner, target, expiresInMs);
    }

    /// A command that forces nothing.
    public Advance(StepRef ref, OwnerRef owner, Target target, long expiresInMs) {
      this(ref, owner, target, null, expiresInMs);
    }

    /// Whether what is in use is to be ended first.
    @JsonIgnore
    public boolean isForced() {
      return Boolean.TRUE.equals(force);
    }
  }

  /// Read whether it is there. Never changes anything. Travels on `checks.<worker>`; answered by a
  /// [Verdict].
  record Look(StepRef ref, OwnerRef owner, Target target, long expiresInMs) implements Command {
    public Look {
      check(ref, owner, target, expiresInMs);
    }
  }

  private static void check(StepRef ref, OwnerRef owner, Target target, long expiresInMs) {
    Require.present("ref", ref);
    Require.present("owner", owner);
    Require.present("target", target);
    Require.within("expires_in_ms", expiresInMs, 1, MAX_EXPIRY_MS);
  }
}
