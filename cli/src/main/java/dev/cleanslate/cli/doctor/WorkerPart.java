package dev.cleanslate.cli.doctor;

import dev.cleanslate.cli.api.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What a worker's health says, and what its kinds need.
final class WorkerPart {
  private final String name;
  private final String area;
  private final Needs needs;

  /// The worker of that name in the catalog.
  WorkerPart(String name, Needs needs) {
    this.name = name;
    this.area = "worker " + name;
    this.needs = needs;
  }

  /// @param kinds those that it serves, as the orchestrator has them
  List<Finding> of(Probe.Seen seen, String url, List<JsonNode> kinds) {
    List<Finding> findings = new ArrayList<>();
    if (!seen.isThere()) {
      findings.add(
          Finding.bad(
              area,
              "does not answer at %s: %s".formatted(url, seen.problem()),
              "Start it, or say where it is: --worker %s=URL.".formatted(name)));
      return findings;
    }
    JsonNode parts = seen.body().path("components");
    findings.add(runtime(parts.path("worker")));
    findings.add(Clocks.judged(area, "its clock", seen.skew()));
    JsonNode credential = parts.path("credential").path("details");
    findings.add(credential(credential));
    findings.add(Clocks.judged(area, "the provider's clock", "the worker's", ahead(credential)));
    findings.addAll(accounts(credential, kinds));
    boolean isAccepted = Json.flag(credential, "reachable") && !Json.flag(credential, "refused");
    findings.addAll(rights(kinds, credential.path("lacks")));
    findings.addAll(needs(kinds, credential.path("lacks"), isAccepted));
    return findings;
  }

  private Finding runtime(JsonNode runtime) {
    return switch (Json.text(runtime, "status")) {
      case "UP" -> Finding.good(area, "takes commands");
      case "" -> Finding.unknown(area, "does not say whether it takes commands");
      default ->
          Finding.bad(
              area,
              "takes no commands: it waits for %s"
                  .formatted(Json.text(runtime, "details", "waits-for")),
              "Can it reach the broker, and is there a topic cleanslate.control?");
    };
  }

  private static Optional<Duration> ahead(JsonNode credential) {
    JsonNode seconds = credential.path("clock-ahead-seconds");
    return seconds.isNumber()
        ? Optional.of(Duration.ofSeconds(seconds.asLong()))
        : Optional.empty();
  }

  private Finding credential(JsonNode credential) {
    String answer = Json.text(credential, "answer");
    if (answer.isEmpty()) {
      return Finding.unknown(area, "does not say what the provider thinks of its credential");
    }
    if (!Json.flag(credential, "reachable")) {
      return Finding.bad(
          area,
          "the provider does not answer: " + answer,
          "Is its address right, and can this machine reach it?");
    }
    if (Json.flag(credential, "refused")) {
      return Finding.bad(
          area,
          "the provider refuses the credential: " + answer,
          "Put in a credential that is good, and that may look; below is what each kind needs.");
    }
    String account = Json.text(credential, "account");
    return account.isEmpty()
        ? Finding.warn(
            area,
            "the credential is accepted (%s), but proves no account".formatted(answer),
            "Without an account nothing can be proved gone; use a credential that names one.")
        : Finding.good(area, "the credential is in account %s (%s)".formatted(account, answer));
  }

  /// A credential in another account than the one that was registered proves nothing of what is
  /// there.
  private List<Finding> accounts(JsonNode credential, List<JsonNode> kinds) {
    String proved = Json.text(credential, "account");
    if (proved.isEmpty()) {
      return List.of();
    }
    Set<String> ours = Arrays.stream(proved.split(", ")).collect(Collectors.toSet());
    List<Finding> findings = new ArrayList<>();
    for (JsonNode kind : kinds) {
      if (!kind.path("accounts").isArray()) {
        findings.add(
            Finding.unknown(
                area,
                "in which accounts %s is registered: counting took too long"
                    .formatted(Json.text(kind, "kind"))));
      }
      for (JsonNode account : Json.list(kind, "accounts")) {
        String there = Json.text(account, "account");
        if (!ours.contains(there)) {
          findings.add(elsewhere(kind, account, there));
        }
      }
    }
    return findings;
  }

  private Finding elsewhere(JsonNode kind, JsonNode account, String there) {
    long resources = Json.number(account, "resources");
    String what = Json.text(kind, "kind");
    return there.isEmpty()
        ? Finding.warn(
            area,
            "%d of %s are registered without an account".formatted(resources, what),
            "Register them again with it; until then their absence cannot be proved.")
        : Finding.bad(
            area,
            "%d of %s are registered in account %s, which this credential is not in"
                .formatted(resources, what, there),
            "Give the worker a credential of that account, or register them rightly.");
  }

  /// Where the provider tells what the credential may do.
  private List<Finding> rights(List<JsonNode> kinds, JsonNode lacks) {
    List<Finding> findings = new ArrayList<>();
    List<String> whole = new ArrayList<>();
    for (JsonNode row : kinds) {
      String kind = Json.text(row, "kind");
      String lack = Json.text(lacks, kind);
      if (!lack.isEmpty()) {
        findings.add(
            Finding.bad(
                area,
                "%s cannot be deleted; what is lacking: %s".formatted(kind, lack),
                "Grant it, or put the declaration right."));
      } else if (lacks.has(kind)) {
        whole.add(kind);
      }
    }
    if (!whole.isEmpty()) {
      findings.add(Finding.good(area, "may look at and delete " + String.join(", ", whole)));
    }
    return findings;
  }

  /// What is not known like that. Kinds that need the same are one finding.
  private List<Finding> needs(List<JsonNode> kinds, JsonNode known, boolean isAccepted) {
    Map<String, List<String>> byNeed = new LinkedHashMap<>();
    for (JsonNode row : kinds) {
      String kind = Json.text(row, "kind");
      if (known.has(kind)) {
        continue;
      }
      String need =
          "to look, %s; to delete, %s%s"
              .formatted(
                  needs.looking(kind),
                  needs.deleting(kind),
                  needs.isConfirmed(kind) ? "" : " (unconfirmed)");
      byNeed.computeIfAbsent(need, _ -> new ArrayList<>()).add(kind);
    }
    String rest =
        isAccepted
            ? "Looking in general works; whether deleting does, only deleting shows"
            : "Whether it has that cannot be known like this";
    return byNeed.entrySet().stream()
        .map(one -> "%s: %s. %s".formatted(String.join(", ", one.getValue()), one.getKey(), rest))
        .map(words -> Finding.unknown(area, words))
        .toList();
  }
}
