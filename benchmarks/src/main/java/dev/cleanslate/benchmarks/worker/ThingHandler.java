package dev.cleanslate.benchmarks.worker;

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
import dev.cleanslate.worker.cloud.Controls.Control;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// What the worker knows about things: deleting one takes a single request, ids are never used
/// again. A thing that was recorded in another account is neither deleted nor believed to be gone.
/// Thread-safe.
final class ThingHandler implements ResourceHandler {
  private static final Kind THING =
      new Kind("bench.thing", Pattern.compile("[a-z0-9-]{1,80}"), Map.of(), false);

  private final Provider provider;

  ThingHandler(Provider provider) {
    this.provider = provider;
  }

  @Override
  public Collection<Kind> kinds() {
    return List.of(THING);
  }

  @Override
  public Advanced advance(Target target, Errand errand) {
    return switch (provider.control(errand)) {
      case Answer.Good<Control>(var control) when isElsewhere(target, control) ->
          new Advanced.Refused(Refusal.WRONG_ACCOUNT, "the credential is of " + control.account());
      case Answer.Good<Control>(var control) -> deleted(id(target), control, errand);
      case Answer.Rejected<Control> no ->
          new Advanced.Unavailable("the control was answered " + no.words(), no.retryAfter());
      case Answer.Silent<Control>(var detail) -> new Advanced.Unavailable(detail, null);
      case Answer.NotSent<Control>(var detail, var retryAfter) ->
          new Advanced.Unavailable(detail, retryAfter);
    };
  }

  private Advanced deleted(String id, Control control, Errand errand) {
    String call = "DELETE " + Provider.path(id);
    return switch (provider.delete(id, errand)) {
      case Answer.Good<String> _ -> new Advanced.Gone(Evidence.of(call, "204"));
      case Answer.Rejected<String> no when no.status() == 404 ->
          new Advanced.Gone(absence(call, control));
      case Answer.Rejected<String> no ->
          new Advanced.Unavailable("the provider failed: " + no.words(), no.retryAfter());
      case Answer.Silent<String>(var detail) ->
          new Advanced.Unavailable("whether it was deleted is unknown; " + detail, null);
      case Answer.NotSent<String>(var detail, var retryAfter) ->
          new Advanced.Unavailable(detail, retryAfter);
    };
  }

  @Override
  public Looked look(Target target, Errand errand) {
    String call = "GET " + Provider.path(id(target));
    return switch (provider.look(id(target), errand)) {
      case Answer.Good<String> _ ->
          new Looked.Present(Verdict.Standing.FREE, Evidence.of(call, "200"));
      case Answer.Rejected<String> no when no.status() == 404 -> absent(target, call, errand);
      case Answer.Rejected<String> no -> new Looked.Unverifiable(Doubt.UNAVAILABLE, no.words());
      case Answer.Silent<String>(var detail) -> new Looked.Unverifiable(Doubt.UNAVAILABLE, detail);
      case Answer.NotSent<String>(var detail, _) ->
          new Looked.Unverifiable(Doubt.UNAVAILABLE, detail);
    };
  }

  private Looked absent(Target target, String call, Errand errand) {
    return switch (provider.control(errand)) {
      case Answer.Good<Control>(var control) when isElsewhere(target, control) ->
          new Looked.Unverifiable(Doubt.WRONG_ACCOUNT, "the credential is of " + control.account());
      case Answer.Good<Control>(var control) -> new Looked.Gone(absence(call, control));
      case Answer.Rejected<Control> no -> new Looked.Unverifiable(Doubt.CONTROL_FAILED, no.words());
      case Answer.Silent<Control>(var detail) ->
          new Looked.Unverifiable(Doubt.CONTROL_FAILED, detail);
      case Answer.NotSent<Control>(var detail, _) ->
          new Looked.Unverifiable(Doubt.CONTROL_FAILED, detail);
    };
  }

  @Override
  public Listing list(
      String kind, Map<String, String> scope, Errand errand, Consumer<Listed> each) {
    return new Listing.NotListable();
  }

  private static Evidence absence(String call, Control control) {
    return new Evidence(call, "404", control.call(), control.ageMs(), control.account(), null);
  }

  private static boolean isElsewhere(Target target, Control control) {
    return !Objects.equals(target.account(), control.account());
  }

  /// The runtime hands over no target without one.
  private static String id(Target target) {
    return Objects.requireNonNull(target.id());
  }
}
