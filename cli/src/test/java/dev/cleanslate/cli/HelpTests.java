package dev.cleanslate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTests {
  private final Stage stage = Stage.open();
  private final Session session = Session.with(stage);

  @AfterEach
  void close() {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "status-node",
        "status-deployment",
        "cleanup-node",
        "cleanup-deployment",
        "batch-nodes",
        "validate",
        "batch-validate",
        "cleanup-orphaned",
        "script",
        "interactive",
        "token",
        "token list",
        "token show-owned",
        "token delete",
        "check-orphaned-resources",
        "cleanup-orphaned-certs",
        "debug-ownership",
        "clone",
        "clone preview",
        "clone delete",
        "clone force",
        "saga",
        "saga list",
        "saga show",
        "saga watch",
        "saga retry",
        "saga cancel",
        "saga abandon",
        "owner",
        "owner list",
        "owner show",
        "owner register",
        "resource",
        "resource register",
        "letters",
        "letters list",
        "letters show",
        "letters send-again",
        "doctor",
        "completion",
        "help"
      })
  void everyVerbSaysWhatItDoesWithExamples(String verb) {
    assertThat(session.run((verb + " --help").split(" "))).isZero();
    assertThat(session.out())
        .contains("Usage: cleanslate " + verb)
        .contains("Examples:")
        .contains("--json");
    assertThat(stage.calls()).isEmpty();
  }

  @Test
  void helpIsAVerbToo() {
    assertThat(session.run("help", "saga", "watch")).isZero();
    assertThat(session.out()).contains("Usage: cleanslate saga watch").contains("Examples:");
  }

  @Test
  void withoutAVerbTheVerbsAreListed() {
    assertThat(session.run()).isEqualTo(2);
    assertThat(session.err()).contains("cleanup-deployment").contains("Exit status:");
    assertThat(session.run("help", "nothing")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "saga", "saga lst", "saga list --limit many", "status --url"})
  void whatCannotBeUnderstoodEndsWithTwo(String words) {
    assertThat(session.run(words.split(" "))).isEqualTo(2);
    assertThat(session.err()).contains("cleanslate");
    assertThat(stage.calls()).isEmpty();
  }

  @Test
  void thereIsNoOptionForATokenItself() {
    session.run("status", "--help");
    assertThat(session.out()).doesNotContain("--token=").contains("--token-file=FILE");
  }

  @Test
  void aShellTakesTheCompletionAndKnowsTheVerbs(@TempDir Path folder)
      throws IOException, InterruptedException {
    assertThat(session.run("completion")).isZero();
    Path script = folder.resolve("completion");
    Files.writeString(script, session.out());

    assertThat(shell("bash", "-n", script.toString())).isEmpty();
    assertThat(
            shell(
                "bash",
                "-c",
                """
                source "$1"
                COMP_WORDS=(cleanslate saga ab) COMP_CWORD=2
                _complete_cleanslate cleanslate ab saga
                printf '%s\\n' "${COMPREPLY[@]}"
                """,
                "bash",
                script.toString()))
        .contains("abandon");
  }

  private static String shell(String... words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
