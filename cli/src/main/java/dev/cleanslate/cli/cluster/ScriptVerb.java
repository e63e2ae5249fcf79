package dev.cleanslate.cli.cluster;

import dev.cleanslate.cli.api.Answer;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Misuse;
import dev.cleanslate.cli.tool.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `script`: a shell script that deletes what is left of a deployment, for a person's hand.
public final class ScriptVerb {
  private static final String TO_OUTPUT = "-";

  private final Tool tool;

  /// With what every verb works with.
  public ScriptVerb(Tool tool) {
    this.tool = tool;
  }

  /// Each verb of these by itself.
  public List<Object> all() {
    return List.of(new Script());
  }

  @Command(
      name = "script",
      description =
          "Write cleanup-DEPLOYMENT.sh, which deletes by hand what is left of a deployment.",
      footerHeading = "%nRead it before you run it.%nExamples:%n",
      footer = {
        "  cleanslate script deployment-123",
        "  cleanslate script deployment-123 --output - | less"
      })
  final class Script implements Callable<Integer> {
    @Parameters(paramLabel = "DEPLOYMENT", description = "the deployment's id")
    private String id = "";

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "another file, or - for the output")
    private @Nullable String output;

    @Option(names = "--overwrite", description = "write over a file that is there")
    private boolean overwrite;

    @Override
    public Integer call() {
      Answer answer = tool.server().look(Cleanup.at("script", id)).orRefusal();
      String script = answer.text();
      if (!script.startsWith("#!")) {
        throw new Misuse("What the server sent for %s is no script.".formatted(id));
      }
      if (TO_OUTPUT.equals(output)) {
        tool.screen().out().print(script);
        return Exit.DONE.code();
      }
      Path file = tool.surroundings().folder().resolve(output == null ? name(id) : output);
      write(file, script, overwrite);
      tool.show(
          Map.of("deployment", id, "file", file.toString()),
          screen -> screen.line("Wrote %s; read it before you run it.".formatted(file)));
      return Exit.DONE.code();
    }
  }

  /// An id may hold what leads to another folder.
  static String name(String id) {
    return "cleanup-" + id.replaceAll("[^A-Za-z0-9._-]", "_") + ".sh";
  }

  private static void write(Path file, String script, boolean overwrite) {
    try {
      if (overwrite) {
        Files.deleteIfExists(file);
      }
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.writeString(file, script, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (java.nio.file.FileAlreadyExistsException _) {
      throw new Misuse("%s is there already; --overwrite writes over it.".formatted(file));
    } catch (IOException failure) {
      throw new UncheckedIOException("%s cannot be written".formatted(file), failure);
    }
  }
}
