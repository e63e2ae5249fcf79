package dev.cleanslate.cli.tool;

import dev.cleanslate.cli.api.Refusal;

/// What a person can do about a refusal, and how a verb ends by it.
final class Advice {
  private Advice() {}

  static Exit exit(Refusal refusal) {
    return switch (refusal.status()) {
      case 401 -> Exit.FORBIDDEN;
      case 403 -> refusal.type().equals("missing-scope") ? Exit.FORBIDDEN : Exit.REFUSED;
      case 404 -> Exit.UNKNOWN;
      case 502, 503, 504 -> Exit.UNREACHABLE;
      default -> refusal.status() >= 500 ? Exit.FAULT : Exit.REFUSED;
    };
  }

  /// Empty where the refusal itself says it all.
  static String about(Refusal refusal) {
    return switch (refusal.type()) {
      case "no-token" ->
          "Name the file that holds your token with --token-file, or put the token into"
              + " CLEANSLATE_TOKEN. ./cleanslate up writes one for this machine.";
      case "invalid-token" ->
          "Get a new token. On this machine, ./cleanslate down and up write one into the data"
              + " folder; CLEANSLATE_TOKEN, where it is set, comes before the file.";
      case "missing-scope" -> "Ask whoever hands out tokens for one with that scope.";
      case "operators-only" ->
          "Tokens are deleted by operators: cleanslate token delete NAME, with a token whose scope"
              + " holds cleanslate.operate.";
      case "unknown-owner" -> "See who is known: cleanslate owner list.";
      case "unknown-deletion" -> "See what there is: cleanslate saga list.";
      case "unknown-type" -> "See which types there are in use: cleanslate owner list.";
      case "unknown-path", "foreign-answer" ->
          "See whether --url names Cleanslate's API, and whether the server is as new as this"
              + " command line and has that surface switched on.";
      case "plan-changed" -> "Look again at what would go, and confirm it again.";
      case "busy", "database-unavailable", "too-many-streams" -> "Repeat the command in a moment.";
      case "deletion-conflict" ->
          "See how far it has come: cleanslate saga show ID. What was sent cannot be taken back;"
              + " cleanslate saga abandon ID gives it up.";
      case "internal" -> "The log of the orchestrator says more: ./cleanslate logs orchestrator.";
      default -> "";
    };
  }
}
