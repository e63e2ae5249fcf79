package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where a person sits who reads a page: a folder that looks like the project's, in which
/// `./cleanslate` and `.cleanslate` are those of a running system. What the page says of the ports
/// of `./cleanslate up` is typed with that system's.
///
/// Closing it takes the folder away.
final class Desk implements AutoCloseable {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:(18[45]\\d\\d)\\b");
  private static final int USUAL_BASE = 18480;
  private static final int LIMIT_SECONDS = 200;

  private final Path folder;
  private final Path outputs;
  private final int base;

  /// @param outputs a folder of its own, in which is kept what was said, block by block
  Desk(Path outputs, Ground ground) throws IOException {
    this.folder = Files.createTempDirectory("cleanslate-desk").toRealPath();
    this.outputs = outputs;
    this.base = ground.api().getPort();
    Path data = Beside.data(ground);
    try (Stream<Path> files = Files.list(PROJECT)) {
      for (Path file : files.filter(Desk::isTheSameEverywhere).toList()) {
        Files.createSymbolicLink(folder.resolve(file.getFileName()), file);
      }
    }
    Files.createSymbolicLink(folder.resolve(".cleanslate"), data);
    Path launcher = folder.resolve("cleanslate");
    Files.writeString(
        launcher,
        """
        #!/usr/bin/env bash
        verb=$1; shift
        exec '%s' "$verb" --data '%s' --no-build "$@"
        """
            .formatted(PROJECT.resolve("cleanslate"), data));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
  }

  Path folder() {
    return folder;
  }

  private static boolean isTheSameEverywhere(Path file) {
    return !List.of("cleanslate", ".cleanslate", ".git").contains(file.getFileName().toString());
  }

  /// Types them one after the other into one shell; what each has said, errors included. Commands
  /// below which nothing is shown must succeed.
  List<List<String>> type(List<Typed> blocks) throws IOException, InterruptedException {
    Folders.delete(Files.createDirectories(outputs));
    Files.createDirectories(outputs);
    Path script = Files.writeString(outputs.resolve("typed.sh"), script(blocks));
    ProcessBuilder builder = new ProcessBuilder("bash", "-u", script.toString());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("CLEANSLATE_"));
    Path java = Path.of(System.getProperty("java.home"));
    environment.put("JAVA_HOME", java.toString());
    environment.put("PATH", java.resolve("bin") + ":" + environment.get("PATH"));
    Path rest = outputs.resolve("rest");
    Process bash =
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(rest.toFile())
            .start();
    if (!bash.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      bash.descendants().forEach(ProcessHandle::destroyForcibly);
      bash.destroyForcibly();
    }
    assertThat(bash.waitFor()).as(() -> "the shell ended in " + outputs).isZero();
    List<List<String>> said = new ArrayList<>();
    for (Typed block : blocks) {
      said.add(Files.readAllLines(output(block)));
    }
    return said;
  }

  private String script(List<Typed> blocks) {
    StringBuilder script = new StringBuilder("trap 'kill $(jobs -p) 2>/dev/null || :' EXIT\n");
    for (Typed block : blocks) {
      script
          .append("set %se; exec >'%s' 2>&1%n".formatted(sign(block), output(block)))
          .append(PORT.matcher(block.commands()).replaceAll(this::here));
    }
    return script.append("exit 0\n").toString();
  }

  private static char sign(Typed block) {
    return block.shown().isEmpty() ? '-' : '+';
  }

  private Path output(Typed block) {
    return outputs.resolve("line-" + block.line());
  }

  private String here(MatchResult port) {
    return "127.0.0.1:" + (base + Integer.parseInt(port.group(1)) - USUAL_BASE);
  }

  @Override
  public void close() throws IOException {
    Folders.delete(folder);
  }
}
