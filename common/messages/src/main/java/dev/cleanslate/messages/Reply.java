package dev.cleanslate.messages;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a worker answers to [Command.Advance]. A claim, never a proof: only a [Verdict] makes a
/// resource gone.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Reply.Gone.class, name = "gone"),
  @JsonSubTypes.Type(value = Reply.StillDeleting.class, name = "still-deleting"),
  @JsonSubTypes.Type(value = Reply.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = Reply.Unavailable.class, name = "unavailable")
})
public sealed interface Reply {
  /// The longest text a reason may have.
  int MAX_DETAIL = 500;

  /// The most things that one answer of a search may name; the next answer names others.
  int MAX_FOUND = 500;

  /// The step that was asked about.
  StepRef ref();

  /// What the answer cost at the provider.
  Usage usage();

  /// The provider says it is deleted, or it was not there any more.
  ///
  /// @param tally of a set: what this answer took away; absent for single things
  /// @param found of a search: what only resembles, at most [#MAX_FOUND]; absent for anything else
  record Gone(
      StepRef ref,
      Evidence evidence,
      @Nullable Tally tally,
      @Nullable List<Found> found,
      Usage usage)
      implements Reply {
    public Gone {
      Require.present("ref", ref);
      Require.present("evidence", evidence);
      found = checked(found);
      Require.present("usage", usage);
    }

    /// A single thing is gone.
    public Gone(StepRef ref, Evidence evidence, Usage usage) {
      this(ref, evidence, null, null, usage);
    }
  }

  /// It goes, but slowly; ask again after `nextLookMs` milliseconds.
  ///
  /// @param tally of a set: what this answer took away; absent for single things
  /// @param found of a search: what it came upon, at most [#MAX_FOUND]; absent for anything else
  record StillDeleting(
      StepRef ref,
      long nextLookMs,
      String detail,
      @Nullable Tally tally,
      @Nullable List<Found> found,
      Usage usage)
      implements Reply {
    public StillDeleting {
      Require.present("ref", ref);
      Require.within("next_look_ms", nextLookMs, 0, Command.MAX_EXPIRY_MS);
      Require.text("detail", detail, MAX_DETAIL);
      found = checked(found);
      Require.present("usage", usage);
    }

    /// A single thing goes slowly.
    public StillDeleting(StepRef ref, long nextLookMs, String detail, Usage usage) {
      this(ref, nextLookMs, detail, null, null, usage);
    }
  }

  /// The provider, or the worker itself, will not do it as things stand.
  record Refused(StepRef ref, Refusal reason, String detail, Usage usage) implements Reply {
    public Refused {
      Require.present("ref", ref);
      Require.present("reason", reason);
      Require.text("detail", detail, MAX_DETAIL);
      Require.present("usage", usage);
    }
  }

  /// Nothing can be said now (throttled, down, timed out, on hold); the outcome of the call is
  /// unknown.
  record Unavailable(StepRef ref, String detail, @Nullable Long retryAfterMs, Usage usage)
      implements Reply {
    public Unavailable {
      Require.present("ref", ref);
      Require.text("detail", detail, MAX_DETAIL);
      if (retryAfterMs != null) {
        Require.within("retry_after_ms", retryAfterMs, 0, Long.MAX_VALUE);
      }
      Require.present("usage", usage);
    }
  }

  private static @Nullable List<Found> checked(@Nullable List<Found> found) {
    if (found == null) {
      return null;
    }
    Require.within("found.size", found.size(), 0, MAX_FOUND);
    found.forEach(one -> Require.present("found entry", one));
    return List.copyOf(found);
  }
}
