package dev.cleanslate.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// What looking again found: the answer to [Command.Look].
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Verdict.Gone.class, name = "gone"),
  @JsonSubTypes.Type(value = Verdict.Present.class, name = "present"),
  @JsonSubTypes.Type(value = Verdict.Unverifiable.class, name = "unverifiable")
})
public sealed interface Verdict {
  /// The step that was looked at.
  StepRef ref();

  /// What the look cost at the provider.
  Usage usage();

  /// Absent, with a control: the account agrees, and something known to exist answered in the same
  /// place.
  record Gone(StepRef ref, Evidence evidence, Usage usage) implements Verdict {
    public Gone {
      Require.present("ref", ref);
      Require.present("evidence", evidence);
      Require.present("usage", usage);
      if (evidence.control() == null) {
        throw new InvalidField(
            "evidence.control", "is missing: a 404 without a control proves nothing");
      }
    }
  }

  /// It is there.
  ///
  /// @param standing what the provider says about letting it go
  /// @param foundId for an intent: the id under which the marked thing was found
  /// @param tally of a set: how much is left; absent for single things
  record Present(
      StepRef ref,
      Standing standing,
      Evidence evidence,
      @Nullable String foundId,
      @Nullable Tally tally,
      Usage usage)
      implements Verdict {
    public Present {
      Require.present("ref", ref);
      Require.present("standing", standing);
      Require.present("evidence", evidence);
      Require.optional("found_id", foundId, Require.MAX_ID);
      Require.present("usage", usage);
    }

    /// A single thing is there.
    public Present(
        StepRef ref, Standing standing, Evidence evidence, @Nullable String foundId, Usage usage) {
      this(ref, standing, evidence, foundId, null, usage);
    }
  }

  /// The look could not tell.
  record Unverifiable(StepRef ref, Doubt reason, String detail, Usage usage) implements Verdict {
    public Unverifiable {
      Require.present("ref", ref);
      Require.present("reason", reason);
      Require.text("detail", detail, Reply.MAX_DETAIL);
      Require.present("usage", usage);
    }
  }

  /// How a present thing stands towards its deletion.
  enum Standing {
    /// The provider is deleting it.
    @JsonProperty("deleting")
    DELETING,
    /// Something that can be read still holds it.
    @JsonProperty("held")
    HELD,
    /// Nothing that can be read holds it.
    @JsonProperty("free")
    FREE,
    /// The provider does not show what would hold it.
    @JsonProperty("unknown")
    UNKNOWN
  }
}
