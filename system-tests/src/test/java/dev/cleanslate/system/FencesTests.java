package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rule for pages: each command that is fenced there is typed by a test, or stands on a page
/// with a reason below why none types it.
///
/// `sh` is typed by [DocsIT]; `bash NAME` is quoted by a test of the page's own; `sh elsewhere`,
/// and `console` with the answers between, need the reason. Whatever else is fenced holds no
/// commands.
class FencesTests {
  private static final Path PROJECT = Path.of("..");
  private static final Path TESTS = Path.of("src", "test", "java");

  private static final Set<String> ELSEWHERE = Set.of(Typed.LANGUAGE + " elsewhere", "console");
  private static final String QUOTED = "bash ";

  private static final Set<String> NO_COMMANDS =
      Set.of(Typed.SHOWN, "ini", "java", "json", "mermaid", "sql", "yaml");

  private static final Pattern COMMAND =
      Pattern.compile(
          "\\$ .*|(curl|docker|docker-compose|ibmcloud|cleanslate|\\./(cleanslate|mvnw)) .*");

  /// Why a page has commands that are not typed.
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("README.md", "begin a system or a build of their own, or need Docker"),
          Map.entry("CONTRIBUTING.md", "are builds, and a build runs the tests"),
          Map.entry("docs/benchmarks.md", "begin systems of their own, and measure for minutes"),
          Map.entry("docs/compose.md", "need Docker and the images"),
          Map.entry("docs/fallback-script.md", "need IBM's command line, which the tests play"),
          Map.entry("docs/host-worker.md", "need a VPN; VpnIT makes one and registers it alike"),
          Map.entry("docs/new-worker.md", "copy a module, which the build compiles and tests"),
          Map.entry("docs/operations.md", "need a finding's number"),
          Map.entry("docs/signals.md", "do not end, or are run by SignalFilesTests"),
          Map.entry("docs/surfaces.md", "are made by the surfaces' tests, with played workers"),
          Map.entry("docs/traces.md", "need a collector, as TraceIT is one"),
          Map.entry("docs/troubleshooting.md", "need IBM's command line and an account there"));

  @Test
  void eachFencedCommandIsTypedByATestOrHasAReason() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path page : pages()) {
      for (Fence fence : Fence.on(page)) {
        String why = whyNot(page, fence);
        if (!why.isEmpty()) {
          wrong.add("%s:%d %s".formatted(name(page), fence.line(), why));
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void noReasonIsLeftOfAPageThatNeedsNone() throws IOException {
    Set<String> pages = new HashSet<>();
    for (Path page : pages()) {
      if (Fence.on(page).stream().anyMatch(fence -> ELSEWHERE.contains(fence.language()))) {
        pages.add(name(page));
      }
    }

    assertThat(REASONS.keySet()).isEqualTo(pages);
  }

  private static String whyNot(Path page, Fence fence) throws IOException {
    String language = fence.language();
    if (language.equals(Typed.LANGUAGE)) {
      return isTyped(page) ? "" : "is on no page of TypedPage";
    }
    if (ELSEWHERE.contains(language)) {
      return REASONS.containsKey(name(page)) ? "" : "is typed nowhere, and no reason is given here";
    }
    if (language.startsWith(QUOTED)) {
      return isQuoted(language) ? "" : "is quoted by no test";
    }
    if (!NO_COMMANDS.contains(language)) {
      return "does not say what it is, as one of %s does".formatted(NO_COMMANDS);
    }
    boolean isPlain = fence.lines().stream().noneMatch(line -> COMMAND.matcher(line).matches());
    return isPlain ? "" : "shows commands as if they were " + language;
  }

  private static boolean isTyped(Path page) {
    return Arrays.stream(TypedPage.values()).anyMatch(each -> each.file().equals(page));
  }

  private static boolean isQuoted(String language) throws IOException {
    try (Stream<Path> sources = Files.walk(TESTS)) {
      for (Path source : sources.filter(each -> each.toString().endsWith(".java")).toList()) {
        if (Files.readString(source).contains('"' + language + '"')) {
          return true;
        }
      }
    }
    return false;
  }

  private static String name(Path page) {
    return PROJECT.relativize(page).toString();
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (Path folder : List.of(PROJECT, PROJECT.resolve("docs"), PROJECT.resolve("examples"))) {
      int depth = folder.equals(PROJECT) ? 1 : Integer.MAX_VALUE;
      try (Stream<Path> files = Files.walk(folder, depth)) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
      }
    }
    return pages;
  }
}
