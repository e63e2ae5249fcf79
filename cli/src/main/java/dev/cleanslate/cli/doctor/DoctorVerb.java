package dev.cleanslate.cli.doctor;

import dev.cleanslate.cli.api.Access;
import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.screen.Screen;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Misuse;
import dev.cleanslate.cli.tool.Tool;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// Looks at everything that a deletion needs.
@Command(
    name = "doctor",
    description =
        "Whether all that deletions need is there: credentials, clocks, topics, database. Asks"
            + " only.",
    footerHeading =
        "%nEnds with 3 where a person should look, with 6 where no orchestrator"
            + " answers.%nExamples:%n",
    footer = {
      "  cleanslate doctor",
      "  cleanslate doctor --worker openai=http://127.0.0.1:8082 --worker"
          + " dns=http://127.0.0.1:8085",
      "  cleanslate doctor --json | jq '.findings[] | select(.mark == \"bad\")'"
    })
public final class DoctorVerb implements Callable<Integer> {
  private static final String WHERE = "CLEANSLATE_WORKERS";

  @Option(
      names = "--worker",
      paramLabel = "NAME=URL",
      description =
          "where a worker's own HTTP is; else CLEANSLATE_WORKERS, several parted by commas")
  private Map<String, URI> named = new LinkedHashMap<>();

  private final Tool tool;

  /// With what every verb works with.
  public DoctorVerb(Tool tool) {
    this.tool = tool;
  }

  @Override
  public Integer call() {
    Access access = tool.access();
    Probe probe = new Probe(tool.surroundings().clock());
    Probe.Seen alive = probe.get(at(access.root(), "/livez"), null);
    List<Finding> findings =
        new ArrayList<>(OrchestratorPart.alive(alive, access.root().toString()));
    List<JsonNode> kinds = List.of();
    if (alive.isThere()) {
      findings.add(OrchestratorPart.token(access.token(), tool.surroundings().clock()));
      findings.addAll(
          OrchestratorPart.health(probe.get(at(access.root(), "/v1/health"), access.token())));
      Probe.Seen checkup = probe.get(at(access.root(), "/operator/v1/checkup"), access.token());
      findings.addAll(OrchestratorPart.checkup(checkup));
      kinds = Json.list(checkup.body(), "kinds");
    }
    findings.addAll(workers(probe, kinds));
    tool.show(
        Map.of("findings", findings.stream().map(Finding::json).toList()),
        screen -> show(screen, findings));
    return exit(alive.isThere(), findings).code();
  }

  private List<Finding> workers(Probe probe, List<JsonNode> kinds) {
    Map<String, URI> known = known();
    Map<String, List<JsonNode>> kindsOf = new TreeMap<>();
    known.keySet().forEach(name -> kindsOf.put(name, new ArrayList<>()));
    kinds.stream()
        .filter(kind -> !Json.text(kind, "worker").equals("orchestrator"))
        .forEach(kind ->
            kindsOf.computeIfAbsent(Json.text(kind, "worker"), _ -> new ArrayList<>()).add(kind));
    Needs needs = Needs.read();
    List<Finding> findings = new ArrayList<>();
    kindsOf.forEach((name, served) -> {
      URI url = known.get(name);
      if (url == null) {
        findings.add(
            Finding.unknown(
                "worker " + name,
                "was not asked: nobody said where it is (--worker %s=URL)".formatted(name)));
      } else {
        Probe.Seen seen = probe.get(at(url, "/actuator/health"), null);
        findings.addAll(new WorkerPart(name, needs).of(seen, url.toString(), served));
      }
    });
    return findings;
  }

  private Map<String, URI> known() {
    Map<String, URI> known = new TreeMap<>();
    String said = tool.surroundings().environment().getOrDefault(WHERE, "").strip();
    for (String one : said.isEmpty() ? new String[0] : said.split(",", -1)) {
      String[] parts = one.strip().split("=", 2);
      if (parts.length != 2) {
        throw new Misuse("%s holds '%s', which is no NAME=URL.".formatted(WHERE, one));
      }
      known.put(parts[0], address(parts[1]));
    }
    named.forEach((name, url) -> known.put(name, address(url.toString())));
    return known;
  }

  private static URI address(String text) {
    if (!text.matches("https?://[^\\s?#@]+")) {
      throw new Misuse(
          "'%s' is no address of a worker, as in http://127.0.0.1:8082.".formatted(text));
    }
    return URI.create(text);
  }

  private static URI at(URI root, String path) {
    return URI.create(root.toString().replaceFirst("/+$", "") + path);
  }

  private static Exit exit(boolean answers, List<Finding> findings) {
    if (!answers) {
      return Exit.UNREACHABLE;
    }
    return findings.stream().anyMatch(Finding::wantsAPerson) ? Exit.LEFT : Exit.DONE;
  }

  private static void show(Screen screen, List<Finding> findings) {
    String area = "";
    for (Finding one : findings) {
      if (!one.area().equals(area)) {
        area = one.area();
        screen.line("");
        screen.line(area);
      }
      screen.line("  %-8s %s".formatted(one.mark().word(), one.words()));
      if (!one.advice().isEmpty()) {
        screen.line("           " + one.advice());
      }
    }
    screen.line("");
    screen.line(
        "%d to look at, %d cannot be known from here."
            .formatted(
                count(findings, Finding::wantsAPerson),
                count(findings, one -> one.mark() == Finding.Mark.UNKNOWN)));
  }

  private static long count(List<Finding> findings, Predicate<Finding> which) {
    return findings.stream().filter(which).count();
  }
}
