package dev.cleanslate.openai;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.openai.ObjectKind.PageWish;
import dev.cleanslate.openai.ObjectKind.Place;
import dev.cleanslate.worker.CredentialCheck.Credential;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.cloud.Answer;
import dev.cleanslate.worker.cloud.Controls;
import dev.cleanslate.worker.cloud.Controls.Control;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the controls without which a 404 says nothing: that the credential works, in which account
/// it is, and that something in the same place can be read. Thread-safe.
final class Proofs {
  private static final String ACCOUNT = "account";

  private final Api api;
  private final Controls controls;
  private final @Nullable String sentinelConversation;

  Proofs(Api api, Controls controls, @Nullable String sentinelConversation) {
    this.api = api;
    this.controls = controls;
    this.sentinelConversation = sentinelConversation;
  }

  /// What a control showed.
  sealed interface Proof {
    /// Something in the same place can be read.
    ///
    /// @param parentGone whether the parent itself is absent, and the proof is of the parent's
    ///   place
    record Proven(Control control, boolean parentGone) implements Proof {}

    /// The provider switched the API off.
    record Retired(String detail) implements Proof {}

    /// The control did not succeed.
    record Failed(Doubt doubt, String detail) implements Proof {}
  }

  /// The account the credential is in, from a control of the last 30 s or a new one.
  Proof account(ObjectKind kind, Errand errand) {
    return controls
        .at(ACCOUNT)
        .<Proof>map(control -> new Proof.Proven(control, false))
        .orElseGet(() -> ofPlace(kind.parentKind().orElse(kind), errand));
  }

  /// The control for an object that was answered 404.
  Proof of(ObjectKind kind, Place place, Errand errand) {
    Optional<ObjectKind> parent = kind.parentKind();
    return parent.isEmpty()
        ? ofPlace(kind, errand)
        : ofParent(kind, parent.get(), place.parent(), errand);
  }

  private Proof ofParent(ObjectKind kind, ObjectKind parent, String parentId, Errand errand) {
    String path =
        kind.goesWithParent() ? parent.path(new Place(parentId, "")) : kind.path(parentId);
    // What outlives its parent is hidden, not gone, once the parent is: a control of a while ago
    // would not tell.
    Optional<Control> known = kind.goesWithParent() ? controls.at(path) : Optional.empty();
    if (known.isPresent()) {
      return new Proof.Proven(known.get(), false);
    }
    Answer<Body> answer =
        kind.goesWithParent()
            ? api.read(
                errand,
                (client, options) -> parent.calls().get(client, new Place(parentId, ""), options))
            : api.read(
                errand,
                (client, options) -> kind.calls().list(client, parentId, PageWish.ONE, options));
    if (answer instanceof Answer.Rejected<Body> no && isAbsence(no)) {
      return withoutParent(ofPlace(parent, errand));
    }
    return proof(path, "GET " + path, answer);
  }

  private static Proof withoutParent(Proof above) {
    return above instanceof Proof.Proven(var control, _) ? new Proof.Proven(control, true) : above;
  }

  /// The control for a kind at the top level.
  private Proof ofPlace(ObjectKind kind, Errand errand) {
    String path = kind.path("");
    Optional<Control> known = controls.at(path);
    if (known.isPresent()) {
      return new Proof.Proven(known.get(), false);
    }
    if (!kind.isListable()) {
      return ofConversations(path, errand);
    }
    Answer<Body> answer =
        api.read(errand, (client, options) -> kind.calls().list(client, "", PageWish.ONE, options));
    String call = "GET %s?limit=1".formatted(path);
    return answer instanceof Answer.Rejected<Body> no && isAbsence(no)
        ? new Proof.Retired("%s -> %s".formatted(call, no.words()))
        : proof(path, call, answer);
  }

  private Proof ofConversations(String path, Errand errand) {
    if (sentinelConversation == null) {
      return proof(path, "GET /models", models(errand));
    }
    Place sentinel = new Place(sentinelConversation, "");
    Answer<Body> answer =
        api.read(
            errand,
            (client, options) -> ObjectKind.CONVERSATION.calls().get(client, sentinel, options));
    return proof(path, "GET " + ObjectKind.CONVERSATION.path(sentinel), answer);
  }

  private Answer<Body> models(Errand errand) {
    return api.read(errand, (client, options) -> client.models().list(options));
  }

  private Proof proof(String place, String call, Answer<Body> answer) {
    return switch (answer) {
      case Answer.Good<Body>(var body) -> remembered(place, call, body);
      case Answer.Rejected<Body> no when no.status() == 401 || no.status() == 403 ->
          new Proof.Failed(Doubt.CREDENTIAL, "%s -> %s".formatted(call, no.words()));
      case Answer.Rejected<Body> no ->
          new Proof.Failed(Doubt.CONTROL_FAILED, "%s -> %s".formatted(call, no.words()));
      case Answer.Silent<Body>(var detail) ->
          new Proof.Failed(Doubt.CONTROL_FAILED, "%s: %s".formatted(call, detail));
      case Answer.NotSent<Body>(var detail, _) ->
          new Proof.Failed(Doubt.CONTROL_FAILED, "%s was not sent: %s".formatted(call, detail));
    };
  }

  private Proof remembered(String place, String call, Body body) {
    String account = body.account();
    if (account == null) {
      return new Proof.Failed(
          Doubt.ACCOUNT_UNKNOWN, call + " -> 200, but the answer names no account");
    }
    controls.remember(ACCOUNT, account, call + " -> 200");
    return new Proof.Proven(controls.remember(place, account, call + " -> 200"), false);
  }

  private static boolean isAbsence(Answer.Rejected<Body> no) {
    return no.status() == 404 || no.status() == 410;
  }

  /// Whether the credential is good, by the list of models.
  Credential credential(Errand errand) {
    return switch (models(errand)) {
      case Answer.Good<Body>(var body) ->
          new Credential(body.account(), true, false, "GET /models -> 200");
      case Answer.Rejected<Body> no ->
          new Credential(
              null, true, no.status() == 401 || no.status() == 403, "GET /models -> " + no.words());
      case Answer.Silent<Body>(var detail) -> new Credential(null, false, false, detail);
      case Answer.NotSent<Body>(var detail, _) -> new Credential(null, false, false, detail);
    };
  }
}
