package dev.cleanslate.orchestrator.notice;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Who is told what. Pure.
record Rules(List<Rule> rules) {
  Rules {
    rules = List.copyOf(rules);
  }

  /// The channels that are told this, each once.
  Set<String> channelsOf(Notice notice) {
    return rules.stream()
        .filter(rule -> rule.matches(notice))
        .flatMap(rule -> rule.channels().stream())
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }

  /// Whether anybody is told anything of that sort.
  boolean anybodyWants(Matter matter) {
    return rules.stream().anyMatch(rule -> rule.matters().contains(matter));
  }
}
