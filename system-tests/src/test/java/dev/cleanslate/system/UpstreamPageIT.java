package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.OwnerRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// `docs/upstream.md`: what it shows is run as it stands there, and ends in a deletion.
@ExtendWith(OneWorld.class)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class UpstreamPageIT {
  private static final Path PAGE = Path.of("..", "docs", "upstream.md");
  private static final Path SOURCE =
      Path.of("src", "test", "java", "dev", "cleanslate", "system", "Publisher.java");

  @TempDir private Path folder;

  @Test
  void theJavaOfThePageIsWhatIsCompiledAndRunHere(World world) throws Exception {
    OwnerRef owner = new OwnerRef(null, "clone", "from-java");
    String source = Files.readString(SOURCE);

    assertThat(block("java"))
        .as("quote %s in %s, without its package", SOURCE, PAGE)
        .isEqualTo(source.substring(source.indexOf("import ")));
    try (Publisher publisher = new Publisher(world.ground().bootstrapServers())) {
      publisher.registered("r-1", owner, "file-java", "org-simulated/proj-simulated");
      World.await("it is registered")
          .untilAsserted(() -> assertThat(world.api().resources(owner)).isEqualTo(1));
      publisher.deleted("d-1", owner, "jo@example.org", Instant.now());
    }
    world.awaitState(owner, "deleted");
  }

  @Tag("full")
  @Test
  void theConsoleProducerOfThePagePublishesWithKeyAndHeaders(World world) throws Exception {
    console();
    OwnerRef owner = new OwnerRef(null, "clone", "from-console");

    run(world, block("bash console-registers"));
    World.await("it is registered")
        .untilAsserted(() -> assertThat(world.api().resources(owner)).isEqualTo(1));
    run(world, block("bash console-deletes"));

    world.awaitState(owner, "deleted");
  }

  @Test
  void curlAsThePageHasItRegistersAndAsks(World world) throws Exception {
    String said = run(world, block("bash curl"));

    assertThat(said).contains("\"owner\"");
    world.awaitState(new OwnerRef(null, "clone", "from-curl"), "deleted");
  }

  /// Kafka's own script, as far as the page needs it: the class it starts, from this class path.
  private void console() throws IOException {
    Path script = folder.resolve("kafka-console-producer.sh");
    Files.writeString(
        script,
        """
        #!/bin/sh
        exec "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$CLASS_PATH" org.apache.kafka.tools.ConsoleProducer "$@"
        """);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  private String run(World world, String commands) throws IOException, InterruptedException {
    ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands);
    Map<String, String> environment = shell.environment();
    environment.put("PATH", folder + ":" + environment.get("PATH"));
    environment.put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    environment.put("CLASS_PATH", System.getProperty("java.class.path"));
    environment.put("KAFKA", world.ground().bootstrapServers());
    environment.put("API", world.ground().api() + "/v1");
    environment.put("TOKEN", world.ground().token());
    Path out = folder.resolve("out");
    Process process = shell.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  /// What stands between the fences that begin with that.
  private static String block(String fence) throws IOException {
    Matcher matcher =
        Pattern.compile("(?s)```" + Pattern.quote(fence) + "\n(.*?)```")
            .matcher(Files.readString(PAGE));
    assertThat(matcher.find()).as("%s in %s", fence, PAGE).isTrue();
    return matcher.group(1);
  }
}
