package dev.cleanslate.benchmarks.load;

import dev.cleanslate.benchmarks.provider.Seen;
import java.util.ArrayList;
import java.util.List;

/// Whether a figure counts: only where the provider saw exactly one delete of each thing, and
/// exactly one look, after it.
///
/// @param objections what was otherwise; empty where the figure counts
record Verdict(List<String> objections) {
  Verdict {
    objections = List.copyOf(objections);
  }

  static Verdict on(Load load, Seen seen, int failed) {
    List<String> objections = new ArrayList<>();
    expect(objections, "sagas that failed", failed, 0);
    expect(objections, "deletes", seen.deletes(), load.things());
    expect(objections, "things deleted", seen.distinct(), load.things());
    expect(objections, "deletes of what was deleted", seen.dup(), 0);
    expect(objections, "looks", seen.gets(), load.things());
    expect(objections, "things looked at after their delete", seen.looked(), load.things());
    expect(objections, "looks that found a thing still there", seen.getNotDeleted(), 0);
    return new Verdict(objections);
  }

  boolean counts() {
    return objections.isEmpty();
  }

  private static void expect(List<String> objections, String what, long seen, long due) {
    if (seen != due) {
      objections.add("%s: %d instead of %d".formatted(what, seen, due));
    }
  }
}
