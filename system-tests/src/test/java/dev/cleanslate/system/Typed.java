package dev.cleanslate.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Commands of a page that a test types, and what the page says that they show.
///
/// @param line where they begin on the page
/// @param shown the text right below them; empty where nothing is to be seen
record Typed(int line, String commands, List<String> shown) {
  /// What such commands are fenced as.
  static final String LANGUAGE = "sh";

  static final String SHOWN = "text";

  Typed {
    shown = List.copyOf(shown);
  }

  /// All on that page, in order.
  static List<Typed> on(Path page) throws IOException {
    List<Typed> typed = new ArrayList<>();
    List<Fence> fences = Fence.on(page);
    for (int i = 0; i < fences.size(); i++) {
      Fence fence = fences.get(i);
      if (fence.language().equals(LANGUAGE)) {
        typed.add(new Typed(fence.line(), fence.text(), below(fences, i)));
      }
    }
    return typed;
  }

  private static List<String> below(List<Fence> fences, int i) {
    if (i + 1 == fences.size()) {
      return List.of();
    }
    Fence next = fences.get(i + 1);
    return next.language().equals(SHOWN) && fences.get(i).isFollowedBy(next)
        ? next.lines()
        : List.of();
  }
}
