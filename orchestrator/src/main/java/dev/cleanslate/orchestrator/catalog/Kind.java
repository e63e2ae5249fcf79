package dev.cleanslate.orchestrator.catalog;

import dev.cleanslate.messages.OwnerRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One kind of resource: who deletes it, what its ids look like, how it is verified and how long
/// all of that may take.
///
/// @param name as it stands in messages (`openai.vector_store`)
/// @param worker whose commands and checks topics it travels on
/// @param idPattern what an id must match as a whole; anything else never reaches a provider
/// @param scope the scope entries it must have
/// @param scopePatterns what some of them must match as a whole
/// @param account what the account must match as a whole; empty where it may be left out
/// @param lane the scope entries whose commands must not run side by side; empty means each
///   resource by itself
/// @param sameness the name of what proves that a reused id is still the same thing; empty where
///   ids are never reused
/// @param verification how its absence is established
/// @param backoff between tries that the provider did not answer
/// @param lease how long a first command may take before it is sent again
/// @param deadline from opening the step until it is stuck
/// @param slowLook between looks at a stuck or unverifiable resource
/// @param estimate how long one deletion usually takes
/// @param census how what there is of it is compared with the ledger; empty where it is not
public record Kind(
    String name,
    String worker,
    Pattern idPattern,
    List<String> scope,
    Map<String, Pattern> scopePatterns,
    Optional<Pattern> account,
    List<String> lane,
    Optional<String> sameness,
    Verification verification,
    Backoff backoff,
    Duration lease,
    Duration deadline,
    Duration slowLook,
    Duration estimate,
    Optional<CensusRule> census) {
  /// The worker of the kind whose resources are owners themselves: the orchestrator, which opens a
  /// deletion for each.
  public static final String ORCHESTRATOR = "orchestrator";

  /// The longest lease a command may have, however often it went unanswered.
  public static final Duration LONGEST_LEASE = Duration.ofMinutes(15);

  /// A kind that no census counts.
  public Kind(
      String name,
      String worker,
      Pattern idPattern,
      List<String> scope,
      Map<String, Pattern> scopePatterns,
      Optional<Pattern> account,
      List<String> lane,
      Optional<String> sameness,
      Verification verification,
      Backoff backoff,
      Duration lease,
      Duration deadline,
      Duration slowLook,
      Duration estimate) {
    this(
        name,
        worker,
        idPattern,
        scope,
        scopePatterns,
        account,
        lane,
        sameness,
        verification,
        backoff,
        lease,
        deadline,
        slowLook,
        estimate,
        Optional.empty());
  }

  /// Whether its resources are owners themselves.
  public boolean isOwner() {
    return name.equals(OwnerRef.KIND);
  }

  /// The lease after this many sends in a row that nobody answered: it doubles up to
  /// [#LONGEST_LEASE].
  public Duration leaseAfter(int unanswered) {
    return Backoff.doubled(lease, unanswered, LONGEST_LEASE);
  }

  /// How absence is established.
  ///
  /// @param delay between the claim that it is gone and the look that must confirm it
  /// @param throughParent whether it can be looked at only while its parent exists, so that it must
  ///   be verified before the parent's step opens
  /// @param patience how long looks may go without a clear answer before the step is unverifiable
  public record Verification(Duration delay, boolean throughParent, Duration patience) {}
}
