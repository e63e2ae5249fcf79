package dev.cleanslate.example.wiki;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Listing;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.ResourceHandler;
import dev.cleanslate.worker.cloud.Answer;
import dev.cleanslate.worker.cloud.CloudCall;
import dev.cleanslate.worker.cloud.Controls;
import dev.cleanslate.worker.cloud.Controls.Control;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Deletes pages of the wiki, and looks at them. Thread-safe.
///
/// A page is in a space, and a space says whose account it is in. Reading the space is the control:
/// only where it answers, for the account that was registered, does a page's 404 mean absence.
final class WikiHandler implements ResourceHandler {
  private static final String SPACE = "space";
  private static final Kind PAGE =
      new Kind(
          "wiki.page",
          Pattern.compile("p_[A-Za-z0-9]{1,60}"),
          Map.of(SPACE, Pattern.compile("[a-z0-9-]{1,40}")),
          false);

  private final WikiCalls wiki;
  private final CloudCall guard;
  private final Controls controls;

  WikiHandler(WikiCalls wiki, CloudCall guard, Controls controls) {
    this.wiki = wiki;
    this.guard = guard;
    this.controls = controls;
  }

  @Override
  public Collection<Kind> kinds() {
    return List.of(PAGE);
  }

  @Override
  public Advanced advance(Target target, Errand errand) {
    return switch (control(target, errand)) {
      case Proof.Failed(var answer) -> told(answer);
      case Proof.Made(var control) ->
          isElsewhere(target, control)
              ? new Advanced.Refused(Refusal.WRONG_ACCOUNT, elsewhere(target, control))
              : deleted(target, errand);
    };
  }

  private Advanced deleted(Target target, Errand errand) {
    String call = "DELETE " + page(target);
    Answer<JsonNode> answer = guard.change(errand, wiki.delete(page(target)));
    if (answer instanceof Answer.Good(var body) && body.path("deleted").asBoolean(false)) {
      return new Advanced.Gone(Evidence.of(call, "200 deleted"));
    }
    if (isAbsent(answer)) {
      return new Advanced.Gone(Evidence.of(call, "404 no_such_page"));
    }
    return told(answer);
  }

  /// Whatever is not understood is "unavailable": the outcome is unknown, and is asked for again.
  private static Advanced told(Answer<JsonNode> answer) {
    return switch (answer) {
      case Answer.Good<JsonNode> _ ->
          new Advanced.Unavailable("200 that does not say that it was deleted", null);
      case Answer.Rejected<JsonNode> no when no.status() == 403 ->
          new Advanced.Refused(Refusal.FORBIDDEN, no.words());
      case Answer.Rejected<JsonNode> no when no.status() == 409 ->
          new Advanced.Refused(Refusal.IN_USE, no.words());
      case Answer.Rejected<JsonNode> no -> new Advanced.Unavailable(no.words(), no.retryAfter());
      case Answer.Silent<JsonNode>(var detail) -> new Advanced.Unavailable(detail, null);
      case Answer.NotSent<JsonNode>(var detail, var wait) -> new Advanced.Unavailable(detail, wait);
    };
  }

  @Override
  public Looked look(Target target, Errand errand) {
    String call = "GET " + page(target);
    Answer<JsonNode> answer = guard.read(errand, wiki.get(page(target)));
    if (answer instanceof Answer.Good(var body)
        && body.path("id").asString("").equals(target.id())) {
      return new Looked.Present(Verdict.Standing.FREE, Evidence.of(call, "200"));
    }
    return isAbsent(answer) ? absent(target, errand, call) : untold(answer);
  }

  private Looked absent(Target target, Errand errand, String call) {
    return switch (control(target, errand)) {
      case Proof.Failed(var answer) ->
          new Looked.Unverifiable(Doubt.CONTROL_FAILED, "the space: " + words(answer));
      case Proof.Made(var control) -> {
        if (target.account() == null) {
          yield new Looked.Unverifiable(
              Doubt.ACCOUNT_UNKNOWN, "no account was registered with the page");
        }
        if (isElsewhere(target, control)) {
          yield new Looked.Unverifiable(Doubt.WRONG_ACCOUNT, elsewhere(target, control));
        }
        yield new Looked.Gone(
            new Evidence(
                call,
                "404 no_such_page",
                control.call(),
                control.ageMs(),
                control.account(),
                null));
      }
    };
  }

  private static Looked untold(Answer<JsonNode> answer) {
    boolean refused = answer instanceof Answer.Rejected<?> no && no.status() == 401;
    return new Looked.Unverifiable(
        refused ? Doubt.CREDENTIAL : Doubt.UNAVAILABLE, "the page: " + words(answer));
  }

  /// The wiki lists no pages: without their ids they cannot be found.
  @Override
  public Listing list(
      String kind, Map<String, String> scope, Errand errand, Consumer<Listed> each) {
    return new Listing.NotListable();
  }

  /// The space as it answers now, or did within the last half minute.
  private Proof control(Target target, Errand errand) {
    String space = space(target);
    Optional<Control> known = controls.at(space);
    if (known.isPresent()) {
      return new Proof.Made(known.get());
    }
    Answer<JsonNode> answer = guard.read(errand, wiki.get(space));
    if (answer instanceof Answer.Good(var body) && body.path("account").isString()) {
      String account = body.path("account").asString();
      return new Proof.Made(controls.remember(space, account, "GET " + space + " -> 200"));
    }
    return new Proof.Failed(answer);
  }

  private static boolean isElsewhere(Target target, Control control) {
    return target.account() != null && !target.account().equals(control.account());
  }

  private static String elsewhere(Target target, Control control) {
    return "the space is in account %s, and the page was registered in %s"
        .formatted(control.account(), target.account());
  }

  /// A 404 that the wiki itself gave; one of a proxy in between is none.
  private static boolean isAbsent(Answer<JsonNode> answer) {
    return answer instanceof Answer.Rejected<?> no
        && no.status() == 404
        && "no_such_page".equals(no.code());
  }

  private static String words(Answer<JsonNode> answer) {
    return switch (answer) {
      case Answer.Good<JsonNode> _ -> "200 that says nothing";
      case Answer.Rejected<JsonNode> no -> no.words();
      case Answer.Silent<JsonNode>(var detail) -> detail;
      case Answer.NotSent<JsonNode>(var detail, var _) -> detail;
    };
  }

  private static String space(Target target) {
    return "/api/spaces/" + target.scope().get(SPACE);
  }

  /// Id and space have passed the patterns of [#PAGE], so neither can become another path.
  private static String page(Target target) {
    return space(target) + "/pages/" + target.id();
  }

  /// What the control came to.
  private sealed interface Proof {
    record Made(Control control) implements Proof {}

    record Failed(Answer<JsonNode> answer) implements Proof {}
  }
}
