package dev.cleanslate.orchestrator.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cleanslate.messages.Wire;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What lies in the folder `signals`, held against the page that explains the metrics.
class SignalFilesTests {
  private static final String RULES = "signals/alerts.yml";

  @Test
  void alertsAskForMetricsThatThePageExplains() {
    assertThat(explained()).containsAll(SignalsPage.namedIn(SignalsPage.read(RULES)));
  }

  @Test
  void eachAlertSaysWhatIsWrongAndLeadsToWhatToDoAboutIt() {
    String rules = SignalsPage.read(RULES);
    String operations = SignalsPage.read("docs/operations.md");
    List<String> alerts = found("- alert: (\\w+)", rules);

    assertThat(alerts).hasSizeGreaterThan(15).doesNotHaveDuplicates();
    for (String alert : alerts) {
      String rule = found("(?s)(- alert: %s\n.*?)(?:\n\n|$)".formatted(alert), rules).getFirst();
      String runbook = "docs/operations.md#" + alert.toLowerCase(Locale.ROOT) + "\n";
      assertThat(rule + "\n").contains("severity: ", "summary: ", "description: ", runbook);
      assertThat(operations).contains("\n### " + alert + "\n\n");
      assertThat(SignalsPage.read("signals/alerts-test.yml")).contains(alert);
    }
  }

  @Test
  void theRulesDoWhatTheirTestsSay() throws IOException, InterruptedException {
    assumeTrue(isInstalled("promtool"), "promtool is not installed: apt-get install prometheus");

    assertThat(promtool("check", "rules", RULES)).isEmpty();
    assertThat(promtool("test", "rules", "signals/alerts-test.yml")).isEmpty();
    assertThat(promtool("check", "config", "signals/prometheus.yml")).isEmpty();
    assertThat(promtool("check", "config", "signals/prometheus-up.yml")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"overview", "providers"})
  void dashboardsShowMetricsThatThePageExplains(String name) {
    List<String> asked = asked(name);

    assertThat(asked).hasSizeGreaterThan(15);
    assertThat(explained()).containsAll(SignalsPage.namedIn(String.join("\n", asked)));
    assertThat(SignalsPage.namedIn(String.join("\n", asked))).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"overview", "providers"})
  void whatDashboardsAskIsUnderstoodByPrometheus(String name, @TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(isInstalled("promtool"), "promtool is not installed: apt-get install prometheus");
    StringBuilder rules = new StringBuilder("groups:\n- name: asked\n  rules:\n");
    for (String expression : asked(name)) {
      String quoted = Wire.json().writeValueAsString(expression.replace("$provider", ".+"));
      rules.append("  - record: asked:%d\n    expr: %s\n".formatted(rules.length(), quoted));
    }
    Path file = Files.writeString(folder.resolve("asked.yml"), rules);

    assertThat(promtool("check", "rules", file.toString())).isEmpty();
  }

  private static List<String> asked(String dashboard) {
    JsonNode read =
        Wire.json().readTree(SignalsPage.read("signals/grafana/dashboards/" + dashboard + ".json"));
    List<String> asked = new ArrayList<>();
    read.path("panels")
        .forEach(panel -> {
          assertThat(panel.path("title").asString()).isNotBlank();
          panel.path("targets").forEach(target -> asked.add(target.path("expr").asString()));
        });
    return asked;
  }

  private static Set<String> explained() {
    Set<String> names = new TreeSet<>(SignalsPage.section("The orchestrator").keySet());
    names.addAll(SignalsPage.section("The workers").keySet());
    return names;
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(one -> one.group(1)).toList();
  }

  private static boolean isInstalled(String tool) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  /// What it complained about; empty where all is well.
  private static String promtool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(SignalsPage.PROJECT.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue() == 0 ? "" : said;
  }
}
