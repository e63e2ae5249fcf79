package dev.cleanslate.orchestrator.surface.nodes;

import dev.cleanslate.orchestrator.surface.nodes.Operations.Summary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of many at once.
///
/// @param summary of the targets: how many there were, and with how many of them all went well
record BatchReport(String operation, String message, Summary summary, List<Result> results) {
  private static final int OK = 200;
  private static final int MULTI_STATUS = 207;

  /// What became of one.
  ///
  /// @param target as it was named
  /// @param status the code that it would have been answered with alone
  /// @param success whether nothing is left of it
  /// @param summary of its operations, where it was to be cleaned up
  /// @param cleanupComplete where it was to be validated
  /// @param deletion where its deletion is shown, where that goes on or something is left
  record Result(
      String target,
      int status,
      boolean success,
      String message,
      @Nullable String nodeName,
      @Nullable Summary summary,
      @Nullable Boolean cleanupComplete,
      @Nullable List<Validation.Check> validationResults,
      @Nullable String deletion) {

    static Result refused(String target, int status, String message) {
      return new Result(target, status, false, message, null, null, null, null, null);
    }

    static Result cleaned(String target, int status, NodeReport report) {
      return new Result(
          target,
          status,
          status == OK,
          report.message(),
          report.nodeName(),
          report.summary(),
          null,
          null,
          report.deletion());
    }

    static Result cleaned(String target, int status, DeploymentReport report) {
      return new Result(
          target,
          status,
          status == OK,
          report.message(),
          null,
          report.summary(),
          null,
          null,
          report.deletion());
    }

    static Result validated(String target, Validation validation) {
      boolean complete = validation.cleanupComplete();
      return new Result(
          target,
          OK,
          complete,
          complete ? "Everything was seen gone" : "Not everything was seen gone",
          validation.nodeName(),
          null,
          complete,
          validation.validationResults(),
          null);
    }
  }

  static BatchReport of(String operation, List<Result> results) {
    Summary summary = Summary.of(results.size(), results.stream().filter(Result::success).count());
    String message = "%s: %s targets succeeded".formatted(operation, summary.told());
    return new BatchReport(operation, message, summary, results);
  }

  /// The code that all of them have in common, else that of a partial success.
  static int code(List<Result> results) {
    List<Integer> codes = results.stream().map(Result::status).distinct().toList();
    return codes.size() == 1 ? codes.getFirst() : codes.isEmpty() ? OK : MULTI_STATUS;
  }
}
