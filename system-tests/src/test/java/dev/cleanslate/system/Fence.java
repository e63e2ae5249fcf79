package dev.cleanslate.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What stands fenced on a page.
///
/// @param line where it begins, counted from 1
/// @param language what its first line says that it is; empty where that says nothing
/// @param lines what is between the fences
record Fence(int line, String language, List<String> lines) {
  private static final String MARK = "```";

  Fence {
    lines = List.copyOf(lines);
  }

  /// All on that page, in order.
  static List<Fence> on(Path page) throws IOException {
    List<Fence> fences = new ArrayList<>();
    List<String> text = Files.readAllLines(page);
    for (int i = 0; i < text.size(); i++) {
      if (text.get(i).startsWith(MARK)) {
        int end = i + 1;
        while (!text.get(end).equals(MARK)) {
          end++;
        }
        String language = text.get(i).substring(MARK.length()).strip();
        fences.add(new Fence(i + 1, language, text.subList(i + 1, end)));
        i = end;
      }
    }
    return fences;
  }

  /// Whether the other begins where this one ends.
  boolean isFollowedBy(Fence other) {
    return other.line() == line + lines.size() + 2;
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }
}
