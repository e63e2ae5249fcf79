package dev.cleanslate.orchestrator.saga;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.catalog.Backoff;
import dev.cleanslate.orchestrator.catalog.Kind;
import dev.cleanslate.orchestrator.catalog.OwnerType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Kinds, sagas, steps, answers and verdicts for the tests of the rules, with sensible values for
/// what a test does not care about.
final class Steps {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final UUID SAGA = UUID.fromString("0192f3a1-7c3e-7d10-9a55-2f6f0c1d2e3f");
  static final OwnerRef OWNER = new OwnerRef("acme", "clone", "7");

  /// Looked at a second after the claim.
  static final Kind PLAIN = kind("plain", Duration.ofSeconds(1), false);

  /// Looked at as soon as it is claimed gone.
  static final Kind INSTANT = kind("instant", Duration.ZERO, false);

  /// Looked at only while its parent exists.
  static final Kind INNER = kind("inner", Duration.ofSeconds(1), true);

  static final List<Kind> KINDS = List.of(PLAIN, INSTANT, INNER);

  private Steps() {}

  static Kind kind(String name, Duration delay, boolean throughParent) {
    return new Kind(
        name,
        "worker",
        Pattern.compile(".+"),
        List.of(),
        Map.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new Kind.Verification(delay, throughParent, Duration.ofMinutes(10)),
        new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1)),
        Duration.ofSeconds(30),
        Duration.ofMinutes(20),
        Duration.ofMinutes(5),
        Duration.ofSeconds(1));
  }

  static OwnerType type(Map<String, Set<String>> after, String... last) {
    return new OwnerType(
        "clone",
        List.copyOf(after.keySet()),
        after,
        Set.of(last),
        Map.of(),
        Set.of(),
        List.of(),
        64);
  }

  static Map<String, Set<String>> order(Object... kindsAndPredecessors) {
    Map<String, Set<String>> order = new LinkedHashMap<>();
    for (int i = 0; i < kindsAndPredecessors.length; i += 2) {
      @SuppressWarnings("unchecked")
      Set<String> before = (Set<String>) kindsAndPredecessors[i + 1];
      order.put((String) kindsAndPredecessors[i], before);
    }
    return order;
  }

  static Saga saga(SagaState state, Counts counts) {
    return new Saga(SAGA, OWNER, 1, 1, Mode.GRACEFUL, state, 5, counts, false, 64, 0, null, NOW);
  }

  /// A step of something that goes with its parent.
  static Step carried(Kind kind) {
    return Step.planned(1, Target.of(kind.name(), "id-1", Map.of(), "account"), 2L, true, null);
  }

  static Step planned(Kind kind) {
    return Step.planned(1, Target.of(kind.name(), "id-1", Map.of(), "account"), 9L, null);
  }

  static Step intent(Kind kind, @Nullable Instant settleAt) {
    Target target = new Target(kind.name(), null, Map.of(), "account", "mark-1", null);
    return Step.planned(1, target, null, settleAt);
  }

  static Step settledIntent(Kind kind) {
    Target target = new Target(kind.name(), "id-9", Map.of(), "account", "mark-1", null);
    return Step.planned(1, target, null, NOW);
  }

  static UUID ticket(long n) {
    return new UUID(77, n);
  }

  static StepRef ref(int round, UUID ticket) {
    return new StepRef(SAGA, 1, round, ticket);
  }

  static Evidence evidence() {
    return new Evidence("GET /things/id-1", "404", "GET /things -> 200", 0L, "account", null);
  }

  static Reply gone(StepRef ref) {
    return new Reply.Gone(ref, evidence(), Usage.NONE);
  }

  static Reply slow(StepRef ref, Duration nextLook) {
    return new Reply.StillDeleting(ref, nextLook.toMillis(), "status is deleting", Usage.NONE);
  }

  static Reply refused(StepRef ref) {
    return new Reply.Refused(ref, Refusal.IN_USE, "attached to s-1", Usage.NONE);
  }

  static Reply unavailable(StepRef ref, @Nullable Duration retryAfter) {
    Long millis = retryAfter == null ? null : retryAfter.toMillis();
    return new Reply.Unavailable(ref, "429", millis, Usage.NONE);
  }

  static Verdict absent(StepRef ref) {
    return new Verdict.Gone(ref, evidence(), Usage.NONE);
  }

  static Verdict present(StepRef ref, Verdict.Standing standing) {
    return new Verdict.Present(ref, standing, evidence(), null, Usage.NONE);
  }

  static Verdict found(StepRef ref, String id) {
    return new Verdict.Present(ref, Verdict.Standing.UNKNOWN, evidence(), id, Usage.NONE);
  }

  static Verdict unclear(StepRef ref, Doubt doubt) {
    return new Verdict.Unverifiable(ref, doubt, "could not tell", Usage.NONE);
  }
}
