package dev.cleanslate.orchestrator.api.owner;

import dev.cleanslate.orchestrator.api.http.Columns;
import dev.cleanslate.orchestrator.api.http.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A resource as it is shown.
///
/// @param no the ledger's number of it; a deletion's step bears the same
/// @param id the provider's id; absent for an intent
/// @param state `registered`, `intended`, `removed`, `held` or `gone`
/// @param parent the number of what carries it
/// @param intent the upstream's key of the intent it was announced with
/// @param registeredBy the person or service that made it known; `upstream` for whoever writes to
///   the topic, `cleanslate` for what a search found; absent for what is older than this record
/// @param settleAt for an intent: when its creation has either happened or failed
public record ResourceView(
    long no,
    int incarnation,
    String kind,
    @Nullable String id,
    Map<String, String> scope,
    @Nullable String account,
    @Nullable String name,
    @Nullable String marker,
    @Nullable String sameness,
    @Nullable Long parent,
    @Nullable String intent,
    @Nullable Instant settleAt,
    String state,
    Instant registeredAt,
    @Nullable String registeredBy,
    @Nullable Instant goneAt) {

  private static final List<String> STATES =
      List.of("registered", "intended", "removed", "held", "gone");

  /// The state that is asked for, or all; a [Problem][dev.cleanslate.orchestrator.api.http.Problem]
  /// where there is no such state.
  static List<String> states(@Nullable String asked) {
    return asked == null ? STATES : List.of(Words.one("state", asked, STATES));
  }

  static ResourceView of(ResourceRow row) {
    return new ResourceView(
        row.no(),
        row.incarnation(),
        row.kind(),
        row.id(),
        Columns.scope(row.scope()),
        row.account(),
        row.name(),
        row.marker(),
        row.sameness(),
        row.parentNo(),
        row.intentKey(),
        row.settleAt(),
        row.state(),
        row.registeredAt(),
        row.registeredBy(),
        row.goneAt());
  }
}
