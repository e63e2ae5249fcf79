package dev.cleanslate.orchestrator.surface.nodes;

import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.http.Refusals;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.surface.ConditionalOnSurface;
import dev.cleanslate.orchestrator.surface.nodes.BatchReport.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Many calls in one: all are begun before any is waited for, and they share one patience. What is
/// refused of one keeps none of the others. Thread-safe.
@Component
@ConditionalOnSurface(NodesConfiguration.SYSTEM)
final class Batch {
  private static final String WHY = "cleaned up with others by a client of the clusters";

  private final Cleaning cleaning;
  private final Validating validating;

  Batch(Cleaning cleaning, Validating validating) {
    this.cleaning = cleaning;
    this.validating = validating;
  }

  /// What there is to tell of one, once it is waited for.
  @FunctionalInterface
  private interface Awaited {
    Result tell(Duration patience);
  }

  /// An owner that is meant.
  record Target(String type, String id) {}

  List<Result> clean(Caller caller, List<Target> targets, Duration patience) {
    return all(patience, targets, Target::id, target -> begun(caller, target));
  }

  List<Result> validate(Caller caller, List<String> targets, Duration patience) {
    return all(
        patience,
        targets,
        target -> target,
        target -> {
          Validating.Begun begun = validating.begin(caller, target);
          return left -> Result.validated(target, validating.tell(begun, left));
        });
  }

  private Awaited begun(Caller caller, Target target) {
    Cleaning.Begun begun = cleaning.begin(caller, target.type(), target.id(), WHY);
    if (target.type().equals(NodesConfiguration.DEPLOYMENT)) {
      return patience -> {
        var told = cleaning.deployment(begun, patience);
        return Result.cleaned(target.id(), told.ending().code(), told.report());
      };
    }
    return patience -> {
      var told = cleaning.node(begun, patience);
      return Result.cleaned(target.id(), told.ending().code(), told.report());
    };
  }

  private <T> List<Result> all(
      Duration patience, List<T> targets, Function<T, String> name, Function<T, Awaited> begin) {
    List<Awaited> begun = new ArrayList<>();
    for (T target : targets) {
      begun.add(guarded(name.apply(target), () -> begin.apply(target)));
    }
    long began = System.nanoTime();
    List<Result> results = new ArrayList<>();
    for (Awaited one : begun) {
      Duration left = patience.minusNanos(System.nanoTime() - began);
      results.add(one.tell(left.isNegative() ? Duration.ZERO : left));
    }
    return results;
  }

  /// The refusal of one is its result.
  private static Awaited guarded(String target, Supplier<Awaited> begin) {
    try {
      Awaited begun = begin.get();
      return patience -> {
        try {
          return begun.tell(patience);
        } catch (RuntimeException failure) {
          return refused(target, failure);
        }
      };
    } catch (RuntimeException refused) {
      Result result = refused(target, refused);
      return _ -> result;
    }
  }

  private static Result refused(String target, RuntimeException failure) {
    Problem problem = Refusals.told(failure);
    return Result.refused(target, problem.status(), problem.detail());
  }
}
