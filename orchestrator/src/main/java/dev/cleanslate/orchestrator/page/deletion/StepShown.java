package dev.cleanslate.orchestrator.page.deletion;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.orchestrator.api.deletion.StepView;
import dev.cleanslate.orchestrator.page.KindWords;
import dev.cleanslate.orchestrator.page.PageTimes;
import dev.cleanslate.orchestrator.page.Plain;
import dev.cleanslate.orchestrator.page.Sign;
import dev.cleanslate.orchestrator.saga.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A step in plain words, with its codes beside it for whoever asks. Immutable.
///
/// @param name what it is called
/// @param id the provider's, shortened
/// @param sign its state
/// @param look how its row is drawn
/// @param tries how often it was sent or looked at, and what came of that
/// @param next when something will be done about it, or what it waits for
/// @param answer what was said about it last, in plain words
/// @param said the same as the worker said it; absent where nothing was
/// @param proof what the last look saw; absent where nobody looked
/// @param child its own deletion, of an owner that is owned
record StepShown(
    long step,
    String kind,
    String name,
    String id,
    Sign sign,
    String look,
    List<String> tries,
    String next,
    String answer,
    @Nullable String said,
    @Nullable Proof proof,
    @Nullable UUID child) {
  private static final int SHORT = 18;

  /// What a look saw.
  ///
  /// @param verdict what that means
  /// @param words when it was, what the answer was and what proves that it means something
  /// @param call the call itself
  record Proof(Sign verdict, String words, String call) {
    static @Nullable Proof of(StepView step, StepState state, PageTimes times) {
      Evidence evidence = step.evidence();
      if (evidence == null) {
        return null;
      }
      List<String> words = new ArrayList<>();
      words.add("read %s, answer %s".formatted(times.exactly(step.changedAt()), evidence.answer()));
      if (evidence.control() != null) {
        words.add("control: " + evidence.control());
      }
      if (evidence.account() != null) {
        words.add("account %s matched".formatted(shortened(evidence.account())));
      }
      if (evidence.detail() != null) {
        words.add(evidence.detail());
      }
      return new Proof(verdict(state), String.join("; ", words), evidence.call());
    }

    private static Sign verdict(StepState state) {
      return switch (state) {
        case GONE -> Sign.of(StepState.GONE);
        case UNVERIFIABLE -> Sign.of(StepState.UNVERIFIABLE);
        case PLANNED, SENT, WAITING, CHECKING, STUCK, DOUBTED, SEEN -> Sign.of(StepState.SEEN);
      };
    }
  }

  /// Shows a step.
  ///
  /// @param after per kind, what it waits for, in words
  static StepShown of(StepView step, Map<String, String> after, PageTimes times) {
    StepState state = StepState.of(step.state());
    return new StepShown(
        step.step(),
        step.kind(),
        name(step),
        shortened(step),
        Sign.of(state),
        look(state),
        tries(step),
        next(step, state, after, times),
        answer(step, state),
        said(step, state),
        Proof.of(step, state, times),
        step.deletion());
  }

  /// What a step is called: its name, else its kind.
  static String name(StepView step) {
    String name = step.name();
    return name == null || name.isBlank() ? KindWords.one(step.kind()) : name;
  }

  /// Its id, as much of it as is needed to know it again.
  static String shortened(StepView step) {
    if (step.id() == null) {
      return "announced as " + shortened(Objects.requireNonNullElse(step.intent(), "nothing"));
    }
    return shortened(step.id());
  }

  private static String shortened(String id) {
    return id.length() <= SHORT ? id : id.substring(0, 9) + "…" + id.substring(id.length() - 4);
  }

  private static String look(StepState state) {
    return switch (state) {
      case GONE -> "is-gone";
      case STUCK, UNVERIFIABLE -> "is-stuck";
      case PLANNED, SENT, WAITING, CHECKING, DOUBTED, SEEN -> "";
    };
  }

  private static List<String> tries(StepView step) {
    List<String> tries = new ArrayList<>();
    tries.add(String.valueOf(step.attempt()));
    if (step.round() > 1) {
      tries.add("in round " + step.round());
    }
    if (step.failures() > 0) {
      tries.add("%d in a row in vain".formatted(step.failures()));
    }
    if (step.unanswered() > 0) {
      tries.add("%d unanswered".formatted(step.unanswered()));
    }
    return tries;
  }

  private static String next(
      StepView step, StepState state, Map<String, String> after, PageTimes times) {
    String until = times.until(step.dueAt());
    return switch (state) {
      case PLANNED -> after.getOrDefault(step.kind(), "its turn");
      case SENT -> "sent again " + until;
      case WAITING -> "next try " + until;
      case CHECKING, DOUBTED -> "look " + until;
      case STUCK, UNVERIFIABLE -> step.dueAt() == null ? "–" : "look " + until;
      case GONE, SEEN -> "–";
    };
  }

  private static String answer(StepView step, StepState state) {
    String why = Objects.requireNonNullElse(step.why(), "");
    return switch (state) {
      case PLANNED -> "Not sent yet.";
      case SENT ->
          step.unanswered() > 0
              ? "Sent, and not answered %d times in a row.".formatted(step.unanswered())
              : "Sent, not answered yet.";
      case WAITING -> waiting(step, why);
      case CHECKING ->
          why.startsWith("claimed gone")
              ? "Said to be gone; a look has to confirm it."
              : "Looked at before anything else is done.";
      case STUCK, UNVERIFIABLE, DOUBTED -> Plain.of(state, why).title() + ".";
      case GONE -> "Gone; a later look did not find it.";
      case SEEN -> "It is there; a deletion would take it.";
    };
  }

  private static String waiting(StepView step, String why) {
    if (why.startsWith("seen again")) {
      return "Said to be gone, and still seen; deleted again.";
    }
    if (step.failures() > 0) {
      return "The provider did not do it, %d times in a row.".formatted(step.failures());
    }
    return why.startsWith("retried by") ? "Tried again by a person." : "Going, not gone yet.";
  }

  private static @Nullable String said(StepView step, StepState state) {
    return state == StepState.PLANNED ? null : step.why();
  }
}
