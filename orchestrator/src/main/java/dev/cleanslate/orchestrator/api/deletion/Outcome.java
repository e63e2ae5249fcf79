package dev.cleanslate.orchestrator.api.deletion;

import dev.cleanslate.orchestrator.saga.StepState;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/// What became of a deletion's steps, by kind. Immutable.
///
/// @param rows one for each kind and state that there is
/// @param doubts the first of the steps that cannot go, or of which nobody can tell
public record Outcome(List<Row> rows, List<Doubt> doubts) {
  /// The steps of one kind that are in one state.
  ///
  /// @param steps how many
  /// @param taken of sets: how many things answers said were taken away
  /// @param ended of sets: how many of them were in use and were ended first
  /// @param sets how many of the steps are known to be sets
  public record Row(String kind, StepState state, long steps, long taken, long ended, long sets) {}

  /// A step that a person should look at.
  public record Doubt(String kind, String id, StepState state, String why) {}

  /// How many things of a kind are gone: what was taken of sets, and each single thing that was
  /// seen gone.
  public long deleted(String kind) {
    return sum(kind, row -> row.taken() + (row.state() == StepState.GONE ? single(row) : 0));
  }

  /// How many things of a kind were in use and were ended first.
  public long ended(String kind) {
    return sum(kind, Row::ended);
  }

  /// How many steps of a kind there are.
  public long steps(String kind) {
    return sum(kind, Row::steps);
  }

  /// How many steps of a kind were not seen gone.
  public long left(String kind) {
    return sum(kind, Outcome::left);
  }

  /// How many steps were not seen gone.
  public long left() {
    return rows.stream().mapToLong(Outcome::left).sum();
  }

  /// The kinds that there are.
  public Collection<String> kinds() {
    Collection<String> kinds = new TreeSet<>();
    rows.forEach(row -> kinds.add(row.kind()));
    return kinds;
  }

  private long sum(String kind, ToLongFunction<Row> part) {
    return rows.stream().filter(row -> row.kind().equals(kind)).mapToLong(part).sum();
  }

  private static long single(Row row) {
    return row.steps() - row.sets();
  }

  private static long left(Row row) {
    return row.state() == StepState.GONE ? 0 : row.steps();
  }
}
