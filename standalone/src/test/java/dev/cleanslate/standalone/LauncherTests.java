package dev.cleanslate.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher script knows by name what is started here.
class LauncherTests {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path temporary;
  private final List<Process> children = new ArrayList<>();
  private Options options;
  private List<String> applications;

  @BeforeEach
  void prepare() throws Exception {
    options =
        Options.of(
            new String[] {
              "up", "--home", HOME.toString(), "--data", temporary.toRealPath().toString()
            });
    DataFolder folder = options.folder();
    folder.create();
    PostgresServer postgres = new PostgresServer(folder, options.ports().postgres(), temporary);
    applications =
        new Applications(options, postgres)
            .groups().stream().flatMap(List::stream).map(Part::name).toList();
  }

  @AfterEach
  void end() {
    children.forEach(Process::destroyForcibly);
  }

  @Test
  void itNamesEveryWorkerThatIsStarted() throws Exception {
    String list =
        Files.readAllLines(HOME.resolve("cleanslate")).stream()
            .filter(line -> line.startsWith("workers=("))
            .map(line -> line.substring("workers=(".length(), line.length() - 1))
            .findFirst()
            .orElseThrow();

    assertThat(Arrays.asList(list.split(" ")))
        .containsExactlyElementsOf(
            applications.stream().filter(name -> name.endsWith("-worker")).toList());
  }

  @Test
  void itEndsWhateverAKilledSupervisorLeftBehind() throws Exception {
    List<String> left = Stream.concat(applications.stream(), Stream.of("kafka")).toList();
    for (String name : left) {
      options.folder().notePid(name, child().pid());
    }

    String said = launched("down");

    assertThat(children).noneMatch(Process::isAlive);
    assertThat(left).allMatch(name -> said.contains("Ended " + name + " (process "));
    assertThat(options.folder().run()).isEmptyDirectory();
  }

  @Test
  void itShowsTheLogOfEachPart() throws Exception {
    for (String name : applications) {
      Files.writeString(options.folder().log(name), "said by " + name + "\n");
    }

    String said = launched("logs");

    assertThat(applications).allMatch(name -> said.contains("said by " + name + "\n"));
  }

  /// A process that names the folder, as all do that are started for it.
  private Process child() throws Exception {
    Process child =
        new ProcessBuilder(
                "sh", "-c", "read _", "child", "-Dcleanslate.data=" + options.folder().path())
            .start();
    children.add(child);
    return child;
  }

  private String launched(String verb) throws Exception {
    Process launcher =
        new ProcessBuilder(
                HOME.resolve("cleanslate").toString(),
                verb,
                "--data",
                options.folder().path().toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(launcher.getInputStream().readAllBytes(), UTF_8);
    assertThat(launcher.waitFor()).as(said).isZero();
    return said;
  }
}
