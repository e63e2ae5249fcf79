package dev.cleanslate.orchestrator.page.orphans;

import dev.cleanslate.orchestrator.api.operator.OrphanSearch;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// What of the list is shown, as its address says it. Empty means absent, as a form sends it.
///
/// @param state one of [#STATES]
/// @param why what was found
/// @param older one of [#AGES]
/// @param order `oldest`, else the newest come first
record Filter(
    String state,
    @Nullable String kind,
    @Nullable String why,
    @Nullable String older,
    @Nullable String order) {
  /// What can be asked for, with its heading.
  static final Map<String, String> STATES = states();

  /// What can be found, in plain words.
  static final Map<String, String> FINDINGS = findings();

  /// How old it can be asked to be.
  static final Map<String, String> AGES = ages();

  private static final Pattern KIND = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
  private static final List<String> UNSETTLED = List.of("open", "acknowledged", "kept");

  /// What is none of the words is as if it were not said.
  Filter {
    String asked = known(state, STATES);
    state = asked == null ? "open" : asked;
    kind = kind != null && KIND.matcher(kind).matches() ? kind : null;
    why = known(why, FINDINGS);
    older = known(older, AGES);
    order = "oldest".equals(order) ? order : null;
  }

  private static @Nullable String known(@Nullable String word, Map<String, String> words) {
    return word != null && words.containsKey(word) ? word : null;
  }

  OrphanSearch search(Instant now) {
    String age = older;
    return new OrphanSearch(
        "all".equals(state) ? UNSETTLED : List.of(state),
        why,
        kind,
        null,
        age == null ? null : now.minus(Duration.parse("P" + age.toUpperCase(Locale.ROOT))),
        order != null);
  }

  /// Whether anything is left out beside the states.
  public boolean isNarrow() {
    return kind != null || why != null || older != null;
  }

  /// The address of the same list in another state.
  public String in(String other) {
    return new Filter(other, kind, why, older, order).address(null);
  }

  /// The address of the same list without any filter but the state.
  public String wide() {
    return new Filter(state, null, null, null, order).address(null);
  }

  /// Its own address.
  ///
  /// @param cursor where it goes on; absent from the start
  String address(@Nullable String cursor) {
    return UriComponentsBuilder.fromPath("/orphans")
        .queryParamIfPresent(
            "state", "open".equals(state) ? Optional.empty() : Optional.ofNullable(state))
        .queryParamIfPresent("kind", Optional.ofNullable(kind))
        .queryParamIfPresent("why", Optional.ofNullable(why))
        .queryParamIfPresent("older", Optional.ofNullable(older))
        .queryParamIfPresent("order", Optional.ofNullable(order))
        .queryParamIfPresent("cursor", Optional.ofNullable(cursor))
        .build()
        .encode()
        .toUriString();
  }

  private static Map<String, String> states() {
    Map<String, String> states = new LinkedHashMap<>();
    states.put("open", "To settle");
    states.put("acknowledged", "Acknowledged");
    states.put("kept", "Kept on purpose");
    states.put("all", "All of these");
    states.put("resolved", "Resolved");
    return states;
  }

  private static Map<String, String> findings() {
    Map<String, String> findings = new LinkedHashMap<>();
    findings.put("stuck", "Cannot be deleted as things stand");
    findings.put("unverifiable", "Nobody can tell whether it is there");
    findings.put("resurrected", "Came back after it was gone");
    findings.put("late", "Registered while its owner was being deleted, or after");
    findings.put("unknown-owner", "Its owner was never registered");
    findings.put("abandoned", "Left when its deletion was abandoned");
    findings.put("resembling", "Only its name resembles the owner's");
    findings.put("ownerless", "Nobody registered it, and its owner is not there");
    findings.put("unregistered", "Nobody registered it, though its owner is there");
    return findings;
  }

  private static Map<String, String> ages() {
    Map<String, String> ages = new LinkedHashMap<>();
    ages.put("1d", "1 day");
    ages.put("7d", "7 days");
    ages.put("30d", "30 days");
    return ages;
  }
}
