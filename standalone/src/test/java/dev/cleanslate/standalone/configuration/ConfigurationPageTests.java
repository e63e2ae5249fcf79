package dev.cleanslate.standalone.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationPageTests {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");
  private static final String MARK = "<!-- What follows is written by a test. -->\n\n";
  private static final String REGENERATE =
      "docs/configuration.md differs from the settings; write it anew with"
          + " ./mvnw -pl standalone -am test -Dtest=ConfigurationPageTests"
          + " -Dconfiguration.write=true -Dsurefire.failIfNoSpecifiedTests=false";

  /// Their page has a table of its own.
  private static final Set<String> ELSEWHERE =
      Set.of("cleanslate.notifications.channels", "cleanslate.notifications.rules");

  private static final Pattern ASKED =
      Pattern.compile("\\$\\{(cleanslate\\.[a-z0-9.-]+)(?::([^}]*))?}");

  private final Map<String, Setting> settings = Setting.all();

  @Test
  void thePageSaysWhatTheApplicationsSayOfTheirSettings() throws IOException {
    String old = Files.readString(PAGE);
    String whole = old.substring(0, old.indexOf(MARK) + MARK.length()) + Page.of(shown());
    if (Boolean.getBoolean("configuration.write")) {
      Files.writeString(PAGE, whole);
    }

    assertThat(Files.readString(PAGE)).as(REGENERATE).isEqualTo(whole);
  }

  @Test
  void everySettingSaysWhatItMeans() {
    assertThat(shown()).hasSizeGreaterThan(80);
    assertThat(shown())
        .as("say it in a @param of the record, or in additional-spring-configuration-metadata.json")
        .allSatisfy(one -> assertThat(one.meaning()).as(one.name()).isNotBlank());
  }

  @Test
  void whatLiesBelowASettingIsDescribedAsWell() {
    List<String> below =
        settings.values().stream()
            .filter(one -> !ELSEWHERE.contains(one.name()))
            .flatMap(Declared::below)
            .toList();

    assertThat(below).hasSizeGreaterThan(20);
    assertThat(settings.keySet())
        .as("describe it in additional-spring-configuration-metadata.json")
        .containsAll(below);
  }

  @Test
  void whatTheCodeAsksForByNameIsDescribedWithItsDefault() throws IOException {
    List<MatchResult> asked = sources().flatMap(ConfigurationPageTests::asked).toList();

    assertThat(asked).hasSizeGreaterThan(10);
    assertThat(asked)
        .allSatisfy(one -> {
          String name = one.group(1);
          assertThat(settings).containsKey(name);
          if (one.group(2) != null) {
            assertThat(Objects.requireNonNull(settings.get(name)).usual())
                .as(name)
                .isEqualTo(one.group(2));
          }
        });
  }

  /// Without those of which only what lies below them is set.
  private Collection<Setting> shown() {
    return settings.values().stream()
        .filter(one ->
            ELSEWHERE.contains(one.name())
                || settings.keySet().stream()
                    .noneMatch(other -> other.startsWith(one.name() + ".")))
        .toList();
  }

  private static Stream<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", "orchestrator", "src", "main", "java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    }
  }

  private static Stream<MatchResult> asked(Path file) {
    try {
      return ASKED.matcher(Files.readString(file)).results();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
