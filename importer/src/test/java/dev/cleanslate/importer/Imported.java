package dev.cleanslate.importer;

import dev.cleanslate.messages.Wire;
import dev.cleanslate.testkit.TestPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// What came of running the command.
///
/// @param unplaced the lines of the file with what could not be placed
record Imported(int status, String out, String err, List<JsonNode> unplaced) {
  static final String SUBNET = "02b7-11111111-1111-4111-8111-111111111111";
  static final String OTHER_SUBNET = "02b7-22222222-2222-4222-8222-222222222222";
  static final String VPC = "r006-33333333-3333-4333-8333-333333333333";
  static final String INSTANCE = "44444444-4444-4444-8444-444444444444";
  static final String ACCOUNT = "51a0a7ed00000000000000000000acc1";

  /// Runs it as a person does who has the older service's environment.
  static Imported run(
      OldTables tables, PlayedOrchestrator orchestrator, Path folder, String... arguments)
      throws IOException {
    Map<String, String> environment = new HashMap<>(environment());
    environment.put("CLEANSLATE_IMPORT_URL", tables.url());
    environment.put("CLEANSLATE_IMPORT_USER", TestPostgres.USER);
    environment.put("CLEANSLATE_IMPORT_PASSWORD", TestPostgres.PASSWORD);
    environment.put("CLEANSLATE_URL", orchestrator.root());
    environment.put("CLEANSLATE_TOKEN", PlayedOrchestrator.TOKEN);
    return run(environment, folder, arguments);
  }

  static Imported run(Map<String, String> environment, Path folder, String... arguments)
      throws IOException {
    Path file = folder.resolve("unplaced.jsonl");
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--unplaced", file.toString()));
    Imported imported = runHere(environment, all.toArray(String[]::new));
    if (Files.exists(file)) {
      Files.readAllLines(file).forEach(line -> imported.unplaced().add(Wire.json().readTree(line)));
    }
    return imported;
  }

  /// With its files where it wants them.
  static Imported runHere(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        new CommandLine(new ImportCommand(environment, InstantSource.system()))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Imported(status, out.toString(), err.toString(), new ArrayList<>());
  }

  /// As the older cluster service had it.
  static Map<String, String> environment() {
    return Map.of(
        "IBM_CLOUD_REGION", "us-south",
        "VPC_ID", VPC,
        "DNS_INSTANCE_ID", INSTANCE,
        "DNS_ZONE_ID", "zone-1",
        "MANAGEMENT_SUBNET_ID", SUBNET,
        "WORKLOAD_SUBNET_ID", OTHER_SUBNET,
        "IBM_CLOUD_ACCOUNT_ID", ACCOUNT);
  }

  JsonNode json() {
    return Wire.json().readTree(out);
  }

  /// `table key reason`, in order.
  List<String> reasons() {
    return unplaced.stream()
        .map(line ->
            "%s %s %s"
                .formatted(
                    line.path("table").asString(),
                    line.path("key").asString(),
                    line.path("reason").asString()))
        .sorted()
        .toList();
  }
}
