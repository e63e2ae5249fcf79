package dev.cleanslate.orchestrator.surface.nodes;

import dev.cleanslate.orchestrator.saga.StepState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A deletion's steps as operations of the old reports. Pure.
final class Operations {
  private static final double ALL = 100;
  private static final double NOT_ALL = 99.9;

  private Operations() {}

  /// One step.
  ///
  /// @param id the provider's, or what it was announced as
  /// @param why the last thing that was said about it
  record Op(String kind, String id, StepState state, @Nullable String why) {
    boolean isDone() {
      return state == StepState.GONE;
    }
  }

  /// How many there were, and how many of them were seen gone.
  ///
  /// @param successRate of a hundred, with one decimal; 100.0% only where all succeeded, and there
  ///   were any
  record Summary(long totalOperations, long successfulOperations, String successRate) {
    static Summary of(long total, long successful) {
      double rate = total == 0 ? 0 : ALL * successful / total;
      double said = successful < total ? Math.min(rate, NOT_ALL) : rate;
      return new Summary(total, successful, String.format(Locale.ROOT, "%.1f%%", said));
    }

    /// All of both.
    Summary plus(Summary other) {
      return of(
          totalOperations + other.totalOperations,
          successfulOperations + other.successfulOperations);
    }

    /// "11 of 12".
    String told() {
      return successfulOperations + " of " + totalOperations;
    }
  }

  /// The operations on resources of one sort.
  record OfType(String resourceType, List<Operation> operations) {}

  /// One operation.
  record Operation(String type, boolean success, String message) {}

  static List<OfType> details(List<Op> ops) {
    Map<ResourceType, List<Operation>> byType = new LinkedHashMap<>();
    ops.stream()
        .sorted(Comparator.comparingInt(op -> ResourceType.of(op.kind()).place()))
        .forEach(op -> {
          ResourceType type = ResourceType.of(op.kind());
          byType
              .computeIfAbsent(type, _ -> new ArrayList<>())
              .add(new Operation(type.name() + "_deletion", op.isDone(), message(type, op)));
        });
    List<OfType> details = new ArrayList<>();
    byType.forEach((type, operations) -> details.add(new OfType(type.name(), operations)));
    return details;
  }

  private static String message(ResourceType type, Op op) {
    String what = type.shown() + " " + op.id();
    String why = op.why() == null ? "" : ": " + op.why();
    return switch (op.state()) {
      case GONE -> what + " is deleted, and was seen gone";
      case STUCK -> what + " was not deleted" + why;
      case UNVERIFIABLE, DOUBTED -> "Nobody can tell whether " + what + " is gone" + why;
      case PLANNED -> what + " waits for what must go before it";
      case SENT, WAITING -> what + " is being deleted" + why;
      case CHECKING -> what + " is looked at, to see whether it is gone" + why;
      case SEEN -> what + " is there" + why;
    };
  }
}
