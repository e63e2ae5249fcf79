package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The commands of pages for people, typed one after the other.
@Tag("full")
@ExtendWith(OneWorld.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DocsIT {
  private static final Pattern SHELL =
      Pattern.compile("^```sh\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern SHOWN =
      Pattern.compile("^```text\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void thePageOfTheApiSaysWhatHappens(World world) throws Exception {
    assumeTrue(isHere("curl") && isHere("jq"), "curl and jq are needed");
    String page = Files.readString(Path.of("..", "docs", "api.md"));

    List<String> said = typed(world, blocks(SHELL, page));

    List<String> shown = blocks(SHOWN, page).lines().map(DocsIT::shape).toList();
    assertThat(said.stream().map(DocsIT::shape)).containsExactlyElementsOf(shown);
  }

  /// Numbers differ from run to run.
  private static String shape(String line) {
    return line.replaceAll("\\d+", "N");
  }

  private List<String> typed(World world, String commands) throws Exception {
    Path script = Files.writeString(folder.resolve("page.sh"), commands);
    Path out = folder.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euo", "pipefail", script.toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().put("API", world.ground().api() + "/v1");
    builder.environment().put("TOKEN", world.ground().token());
    Process bash = builder.start();
    if (!bash.waitFor(2, TimeUnit.MINUTES)) {
      bash.destroyForcibly();
    }
    assertThat(bash.waitFor()).as(Files.readString(out)).isZero();
    return Files.readAllLines(out);
  }

  private static String blocks(Pattern fence, String page) {
    StringBuilder text = new StringBuilder();
    Matcher block = fence.matcher(page);
    while (block.find()) {
      text.append(block.group(1));
    }
    return text.toString();
  }

  private static boolean isHere(String program) throws IOException, InterruptedException {
    Process which = new ProcessBuilder("bash", "-c", "command -v " + program).start();
    return which.waitFor() == 0;
  }
}
