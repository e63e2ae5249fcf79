package dev.cleanslate.records.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which rows are in use right now, and how they are ended where a deletion is forced.
///
/// @param column the column that says so
/// @param values the values that mean "in use"
/// @param ended the value that means "ended"
/// @param endedAt the column that takes the time of the end
public record Activity(String column, List<String> values, String ended, Optional<String> endedAt) {
  public Activity {
    values = List.copyOf(values);
  }

  /// The rows that are in use.
  public Condition active() {
    return new Condition.In(column, values);
  }

  /// What ends one.
  public List<Assignment> end() {
    List<Assignment> end = new ArrayList<>();
    end.add(new Assignment.To(column, ended));
    endedAt.ifPresent(at -> end.add(new Assignment.Now(at)));
    return end;
  }
}
