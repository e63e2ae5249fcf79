package dev.cleanslate.importer;

import dev.cleanslate.importer.Given.Misused;
import dev.cleanslate.importer.ledger.DryLedger;
import dev.cleanslate.importer.ledger.Ledger;
import dev.cleanslate.importer.ledger.Unreachable;
import dev.cleanslate.importer.mapping.Mapping;
import dev.cleanslate.importer.mapping.MappingMistake;
import dev.cleanslate.importer.mapping.MappingReader;
import dev.cleanslate.importer.mapping.Shipped;
import dev.cleanslate.importer.old.CannotRead;
import dev.cleanslate.importer.old.OldDatabase;
import dev.cleanslate.importer.old.Place;
import dev.cleanslate.importer.run.Import;
import dev.cleanslate.importer.run.Options;
import dev.cleanslate.importer.run.Result;
import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./cleanslate import`: brings the owners of an older service into the ledger.
///
/// Its exit status says what came of it: 0 everything is in the ledger; 1 it went to the end, and
/// some rows could not be placed or some tables not be read; 2 it was told something that makes no
/// sense, and nothing was begun; 3 the older database, or a file here, could not be read or
/// written; 4 the orchestrator did not answer, or not this token. After 3 and 4 the same command
/// goes on where it was interrupted.
@Command(
    name = "./cleanslate import",
    description = {
      "Reads what an older service kept of its owners, changes nothing there, and registers it.",
      "It may be repeated: what is known already is left as it is, and nothing is deleted."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    version = "cleanslate import",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:everything is in the ledger",
      "1:some rows could not be placed, or some tables not be read; the report says which",
      "2:the command, a setting or the mapping makes no sense; nothing was begun",
      "3:the older database or a file could not be read; run it again to go on",
      "4:the orchestrator did not answer, or refused the token; run it again to go on"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./cleanslate import clusters --url jdbc:postgresql://HOST/NAME \\",
      "    --env-file old.env --dry-run",
      "  ./cleanslate import gateway --url jdbc:postgresql://HOST/NAME --adopt-strays",
      "  ./cleanslate import compute --show-mapping > mine.yaml",
      "  ./cleanslate import --mapping mine.yaml --url jdbc:postgresql://HOST/NAME"
    })
public final class ImportCommand implements Callable<Integer> {
  private static final int INCOMPLETE = 1;
  private static final int MISUSED = 2;
  private static final int UNREADABLE = 3;
  private static final int UNREACHABLE = 4;

  @Parameters(
      arity = "0..1",
      paramLabel = "SYSTEM",
      description = "gateway, clones, clusters or compute; needed unless --mapping names a file.")
  private @Nullable String system;

  @Option(names = "--mapping", paramLabel = "FILE", description = "A mapping of one's own.")
  private @Nullable Path mappingFile;

  @Option(names = "--show-mapping", description = "Print the shipped mapping, and do nothing.")
  private boolean showsMapping;

  @Mixin private FromOptions from = new FromOptions();

  @Option(
      names = "--env-file",
      paramLabel = "FILE",
      description = "The older service's environment, as KEY=value lines.")
  private @Nullable Path envFile;

  @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting of the mapping.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Mixin private ToOptions to = new ToOptions();

  @Option(names = "--dry-run", description = "Read and report; send nothing.")
  private boolean isDry;

  @Option(
      names = "--include-finished",
      description = "Also what the older service called cleaned up or deleted.")
  private boolean takesFinished;

  @Option(
      names = "--adopt-strays",
      description = "Register rows whose owner's row is gone for an owner of that id.")
  private boolean adoptsStrays;

  @Option(
      names = "--zone",
      defaultValue = "UTC",
      description = "Zone of times stored without one (default: ${DEFAULT-VALUE}).")
  private String zone = "UTC";

  @Option(
      names = "--unplaced",
      paramLabel = "FILE",
      description =
          "Where rows go that could not be placed (default: import-SYSTEM-unplaced.jsonl, or of a"
              + " dry run import-SYSTEM-dry-run.jsonl).")
  private @Nullable Path unplaced;

  @Option(names = "--restart", description = "Begin anew, though an import was interrupted.")
  private boolean restarts;

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean asJson;

  @Option(
      names = "--page",
      defaultValue = "200",
      description = "Owners read at a time (default: ${DEFAULT-VALUE}).")
  private int page = 200;

  @Option(
      names = "--parallel",
      defaultValue = "4",
      description = "Owners registered at a time (default: ${DEFAULT-VALUE}).")
  private int parallel = 4;

  @Spec private @Nullable CommandSpec spec;

  private final Map<String, String> environment;
  private final InstantSource clock;

  ImportCommand(Map<String, String> environment, InstantSource clock) {
    this.environment = environment;
    this.clock = clock;
  }

  public static void main(String[] arguments) {
    var command = new ImportCommand(System.getenv(), InstantSource.system());
    System.exit(new CommandLine(command).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      if (showsMapping) {
        out().print(shipped().text());
        out().flush();
        return CommandLine.ExitCode.OK;
      }
      return imported();
    } catch (Misused | MappingMistake | Import.AnotherImport | IllegalArgumentException misused) {
      return told(MISUSED, misused);
    } catch (CannotRead | IOException | UncheckedIOException failure) {
      return told(UNREADABLE, failure);
    } catch (Unreachable failure) {
      return told(UNREACHABLE, failure);
    }
  }

  private int told(int status, Exception failure) {
    line().getErr().println(failure.getMessage());
    return status;
  }

  private int imported() throws CannotRead, Unreachable, IOException, InterruptedException {
    Given given = new Given(settings, Given.variables(envFile), environment);
    String text = mappingText();
    Mapping mapping = MappingReader.read(new StringReader(text));
    Map<String, String> said = given.settings(mapping.settings());
    checkNumbers();
    Place place = from.place(given);
    Ledger ledger = isDry ? new DryLedger() : to.ledger(given, clock);
    try (OldDatabase database = new OldDatabase(place, Thread::sleep)) {
      Options options = options(mapping, said, from.account(database), text);
      if (restarts && !isDry) {
        Files.deleteIfExists(options.checkpoint());
      }
      Progress progress = new Progress(line().getErr(), clock);
      Result result = new Import(database, ledger, mapping, options, progress::at).run();
      out().print(asJson ? json(result) : result.text());
      out().flush();
      if (result.isEmptyHanded()) {
        return UNREADABLE;
      }
      return result.isWhole() ? CommandLine.ExitCode.OK : INCOMPLETE;
    }
  }

  private static String json(Result result) {
    return Wire.json().writerWithDefaultPrettyPrinter().writeValueAsString(result.shown()) + "\n";
  }

  private Shipped shipped() {
    if (system == null) {
      throw new Misused("Say which system: %s.".formatted(Shipped.names()));
    }
    return Shipped.of(system);
  }

  private String mappingText() throws IOException {
    if (mappingFile == null) {
      return shipped().text();
    }
    if (system != null) {
      throw new Misused("Say either a system or --mapping, for the mapping says the system.");
    }
    return Files.readString(mappingFile);
  }

  private void checkNumbers() {
    if (page < 1 || page > 10_000 || parallel < 1 || parallel > 64) {
      throw new Misused("--page is 1 to 10000, --parallel 1 to 64.");
    }
    try {
      ZoneId.of(zone);
    } catch (DateTimeException broken) {
      throw new Misused("--zone %s is no zone: %s".formatted(zone, broken.getMessage()));
    }
  }

  private Options options(
      Mapping mapping, Map<String, String> said, String account, String mappingText) {
    Path file =
        unplaced != null
            ? unplaced
            : Path.of(
                "import-%s-%s.jsonl".formatted(mapping.system(), isDry ? "dry-run" : "unplaced"));
    String fingerprint =
        "%s %s %08x %08x %s %s %s"
            .formatted(
                mapping.system(),
                account,
                mappingText.hashCode(),
                new java.util.TreeMap<>(said).hashCode(),
                takesFinished,
                adoptsStrays,
                zone);
    return new Options(
        said,
        account,
        isDry,
        takesFinished,
        adoptsStrays,
        zone,
        page,
        parallel,
        file.toAbsolutePath(),
        fingerprint);
  }

  private PrintWriter out() {
    return line().getOut();
  }

  private CommandLine line() {
    CommandSpec mine = spec;
    if (mine == null) {
      throw new IllegalStateException("the command was not started by a command line");
    }
    return mine.commandLine();
  }
}
