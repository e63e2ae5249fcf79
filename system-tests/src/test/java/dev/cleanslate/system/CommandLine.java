package dev.cleanslate.system;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The operators' command line as it is shipped: its jar in a process of its own, which talks to a
/// running system.
///
/// @param jar the executable jar
/// @param url where the API is
/// @param token a file that holds a token
record CommandLine(Path jar, String url, Path token) {
  private static final long LIMIT_SECONDS = 120;

  static CommandLine of(World world, Path folder) throws IOException {
    Path jar = Copies.app(Path.of("..").toAbsolutePath().normalize(), "cli", "cleanslate-cli");
    if (Files.notExists(jar)) {
      throw new IllegalStateException(jar + " is missing; ./mvnw -DskipTests package builds it.");
    }
    Path token = Files.writeString(folder.resolve("token"), world.ground().token());
    return new CommandLine(jar, world.ground().api().toString(), token);
  }

  Ended run(String... words) throws IOException, InterruptedException {
    return typing("", words);
  }

  /// Runs it while somebody types that.
  Ended typing(String typed, String... words) throws IOException, InterruptedException {
    Path out = Files.createTempFile(token.getParent(), "out", "");
    Path err = Files.createTempFile(token.getParent(), "err", "");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().remove("CLEANSLATE_TOKEN");
    builder.environment().put("CLEANSLATE_URL", url);
    builder.environment().put("CLEANSLATE_TOKEN_FILE", token.toString());
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(typed.getBytes(StandardCharsets.UTF_8));
    }
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("no end of " + List.of(words) + ": " + Files.readString(err));
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /// How it ended, and what was written.
  record Ended(int status, String out, String err) {
    JsonNode json() {
      return JsonMapper.builder().build().readTree(out);
    }
  }
}
