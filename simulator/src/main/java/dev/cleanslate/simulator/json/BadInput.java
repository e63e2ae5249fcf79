package dev.cleanslate.simulator.json;

/// Something sent to the simulator makes no sense; says which field and what is wrong with it.
public final class BadInput extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String problem;

  /// The field as a path (`faults[0].action.status`) and the rest of a sentence that starts with
  /// it.
  public BadInput(String field, String problem) {
    super(field + " " + problem);
    this.field = field;
    this.problem = problem;
  }

  /// The field as a path.
  public String field() {
    return field;
  }

  /// The rest of a sentence that starts with the field.
  public String problem() {
    return problem;
  }
}
