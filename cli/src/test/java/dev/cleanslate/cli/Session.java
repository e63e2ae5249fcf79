package dev.cleanslate.cli;

import dev.cleanslate.cli.screen.Screen;
import dev.cleanslate.cli.tool.Surroundings;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Command lines run against a [Stage], and all that came of them. Waiting takes no time.
final class Session {
  static final String TOKEN = "eyJ.the-token-that-nobody-may-see.sig";

  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<Duration> rests = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path folder = Path.of("/nonexistent");
  private String typed = "";
  private boolean isTerminal;

  static Session with(Stage stage) {
    Session session = new Session();
    session.environment.put("CLEANSLATE_URL", stage.root().toString());
    session.environment.put("CLEANSLATE_TOKEN", TOKEN);
    return session;
  }

  Session typing(String text) {
    typed = text;
    return this;
  }

  Session onTerminal() {
    isTerminal = true;
    return this;
  }

  Session in(Path place) {
    folder = place;
    return this;
  }

  Session knowing(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Session without(String name) {
    environment.remove(name);
    return this;
  }

  /// Runs it; the exit status.
  int run(String... words) {
    out.reset();
    err.reset();
    Screen screen =
        new Screen(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new BufferedReader(new StringReader(typed)),
            isTerminal,
            100);
    return new Cleanslate(
            new Surroundings(
                screen, environment, folder, Clock.systemUTC(), rests::add, UUID::randomUUID))
        .run(words);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /// What was written, which must be one JSON document.
  JsonNode json() {
    return tools.jackson.databind.json.JsonMapper.builder().build().readTree(out());
  }

  List<Duration> rests() {
    return rests;
  }
}
