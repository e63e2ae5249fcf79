package dev.cleanslate.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What `docs/messages.md` shows is what golden files hold.
class MessagesPageTests {
  private static final Path PAGE = Path.of("..", "..", "docs", "messages.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\n(.*?)```");
  private static final Pattern SURFACE = Pattern.compile("(?s)## Replies of the VPN.*?(?=\n## )");

  @Test
  void everyExampleIsAGoldenFile() throws IOException {
    List<JsonNode> goldens = Samples.all().keySet().stream().map(WireTests::golden).toList();
    String page = SURFACE.matcher(Files.readString(PAGE)).replaceAll("");

    List<String> examples = EXAMPLE.matcher(page).results().map(one -> one.group(1)).toList();

    assertThat(examples)
        .hasSizeGreaterThan(15)
        .allSatisfy(example -> assertThat(goldens).contains(Wire.json().readTree(example)));
  }

  @Test
  void everyTopicIsInItsTable() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(Contract.read().addresses())
        .allSatisfy(address -> {
          String name = address.replace("cleanslate.", "").replaceAll("\\{(.*?)}", "<$1>");
          assertThat(page).containsPattern("\n\\| `" + Matcher.quoteReplacement(name) + "` \\|");
        });
  }
}
