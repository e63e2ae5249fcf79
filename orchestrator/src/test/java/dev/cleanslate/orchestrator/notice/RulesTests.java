package dev.cleanslate.orchestrator.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.OwnerRef;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RulesTests {
  private static final Rule ALL =
      new Rule(Set.of("all"), EnumSet.allOf(Matter.class), Set.of(), Set.of(), Severity.INFO);

  /// One rule says: findings and results of acme's and beta's clones and nodes, from a warning on.
  @ParameterizedTest
  @CsvSource({
    "FINDINGS, WARNING,  acme,  clone, false, true",
    "FINDINGS, CRITICAL, acme,  clone, false, true",
    "RESULTS,  WARNING,  beta,  node,  false, true",
    "FINDINGS, INFO,     acme,  clone, false, false",
    "FINDINGS, INFO,     acme,  clone, true,  true",
    "ALERTS,   CRITICAL, acme,  clone, false, false",
    "REPLIES,  CRITICAL, acme,  clone, false, false",
    "FINDINGS, WARNING,  acm,   clone, false, false",
    "FINDINGS, WARNING,  acme2, clone, false, false",
    "FINDINGS, WARNING,  acme,  token, false, false",
    "FINDINGS, WARNING,  acme,  ,      false, false",
    "FINDINGS, WARNING,  other, clone, true,  false",
  })
  void aRuleHasAllItSaysAndNothingElse(
      Matter matter,
      Severity severity,
      String tenant,
      @Nullable String type,
      boolean ends,
      boolean told) {
    Rule rule =
        new Rule(
            Set.of("ops"),
            EnumSet.of(Matter.FINDINGS, Matter.RESULTS),
            Set.of("acme", "beta"),
            Set.of("clone", "node"),
            Severity.WARNING);
    OwnerRef owner = type == null ? null : new OwnerRef(tenant, type, "x");

    assertThat(new Rules(List.of(rule)).channelsOf(notice(matter, severity, tenant, owner, ends)))
        .isEqualTo(told ? Set.of("ops") : Set.of());
  }

  @Test
  void aChannelThatTwoRulesNameIsToldOnce() {
    Rules rules =
        new Rules(
            List.of(
                ALL,
                new Rule(
                    Set.of("all", "other"),
                    EnumSet.of(Matter.ALERTS),
                    Set.of(),
                    Set.of(),
                    Severity.CRITICAL)));

    assertThat(rules.channelsOf(notice(Matter.ALERTS, Severity.CRITICAL, "t", null, false)))
        .containsExactly("all", "other");
    assertThat(rules.channelsOf(notice(Matter.ALERTS, Severity.WARNING, "t", null, false)))
        .containsExactly("all");
  }

  @Test
  void withoutRulesNobodyWantsAnything() {
    Rules none = new Rules(List.of());

    for (Matter matter : Matter.values()) {
      assertThat(none.anybodyWants(matter)).isFalse();
      assertThat(new Rules(List.of(ALL)).anybodyWants(matter)).isTrue();
    }
    assertThat(none.channelsOf(notice(Matter.ALERTS, Severity.CRITICAL, "t", null, false)))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyFindingMattersSomehow(Finding finding) {
    Severity known =
        switch (finding.name()) {
          case "RESURRECTED", "ABANDONED" -> Severity.CRITICAL;
          case "RESEMBLING" -> Severity.INFO;
          default -> Severity.WARNING;
        };

    assertThat(Severity.of(finding)).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource({
    "stuck,    WARNING, 3, 3, 0, 0, 0, 0",
    "stuck,    ,        2, 3, 0, 0, 0, 0",
    "off,      ,        9, 0, 0, 0, 0, 0",
    "degraded, WARNING, 0, 0, 1, 0, 0, 0",
    "kept,     WARNING, 0, 0, 0, 1, 0, 0",
    "down,     CRITICAL,0, 0, 1, 1, 1, 0",
    "late,     WARNING, 0, 0, 0, 0, 0, 1",
  })
  void aFigureIsTooHighFromItsLimitOn(
      String what,
      @Nullable Severity severity,
      long stuck,
      long limit,
      long unacknowledged,
      long kept,
      long lost,
      long late) {
    Figures figures = new Figures(stuck, 0, late, 0, unacknowledged, lost, kept);
    Limits limits =
        new Limits(limit, 0, true, java.time.Duration.ofMinutes(5), java.time.Duration.ZERO);
    Alert alert =
        switch (what) {
          case "late" -> Alert.DEADLINES;
          case "stuck", "off" -> Alert.FAILED_DELETIONS;
          default -> Alert.HEALTH;
        };

    assertThat(alert.over(figures, limits).map(Alert.Raised::severity).orElse(null))
        .isEqualTo(severity);
  }

  private static Notice notice(
      Matter matter, Severity severity, String tenant, @Nullable OwnerRef owner, boolean ends) {
    return new Notice("e", matter, severity, tenant, owner, "s", "says", ends, "title", "{}");
  }
}
