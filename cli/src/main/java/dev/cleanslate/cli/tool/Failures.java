package dev.cleanslate.cli.tool;

import dev.cleanslate.cli.api.BadName;
import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Refusal;
import dev.cleanslate.cli.api.Unreachable;
import dev.cleanslate.cli.screen.Screen;
import tools.jackson.databind.node.ObjectNode;

/// Tells why a verb did not do what it should: what happened, and what to do about it.
public final class Failures {
  private Failures() {}

  /// Tells it in the form that was asked for; the exit status.
  public static Exit tell(Screen screen, boolean json, Exception failure) {
    Told told = told(failure);
    if (json) {
      ObjectNode error = Json.object();
      error.put("type", told.type);
      error.put("detail", told.what);
      if (!told.advice.isEmpty()) {
        error.put("advice", told.advice);
      }
      error.put("exit", told.exit.code());
      ObjectNode document = Json.object();
      document.set("error", error);
      screen.document(Json.pretty(document));
    }
    screen.note("cleanslate: " + told.what);
    if (!told.advice.isEmpty()) {
      screen.note("What to do: " + told.advice);
    }
    return told.exit;
  }

  private static Told told(Exception failure) {
    return switch (failure) {
      case Refusal refusal ->
          new Told(Advice.exit(refusal), refusal.type(), said(refusal), Advice.about(refusal));
      case Unreachable gone ->
          new Told(
              Exit.UNREACHABLE,
              "unreachable",
              "No answer from %s: %s.".formatted(gone.url(), gone.why()),
              "See whether it runs (./cleanslate status), or say where it is: --url or"
                  + " CLEANSLATE_URL.");
      case Misuse misuse -> new Told(Exit.USAGE, "misuse", text(misuse), "");
      case Unconfirmed not ->
          new Told(Exit.UNCONFIRMED, "unconfirmed", text(not) + " Nothing was done.", "");
      case BadName wrong -> new Told(Exit.USAGE, "misuse", text(wrong), "");
      default ->
          new Told(
              Exit.FAULT,
              "fault",
              "Something broke here: %s".formatted(failure),
              "This is a fault of the command line; tell whoever looks after it.");
    };
  }

  private static String said(Refusal refusal) {
    String title = refusal.title();
    return title.isEmpty() ? refusal.detail() : title + ": " + refusal.detail();
  }

  private static String text(Exception failure) {
    return String.valueOf(failure.getMessage());
  }

  private record Told(Exit exit, String type, String what, String advice) {}
}
