package dev.cleanslate.cli.verb;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.deletion.OwnerName;
import dev.cleanslate.cli.screen.Screen;
import dev.cleanslate.cli.tool.Exit;
import dev.cleanslate.cli.tool.Misuse;
import dev.cleanslate.cli.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `resource ...`: making known what an owner holds.
@Command(
    name = "resource",
    description = "Resources: what owners hold at providers.",
    footerHeading = "%nExamples:%n",
    footer = {"  cleanslate resource register --help"})
public final class ResourceVerbs {
  private final Tool tool;

  /// With what every verb works with.
  public ResourceVerbs(Tool tool) {
    this.tool = tool;
  }

  @Command(
      name = "register",
      description =
          "Make known what an owner holds: one resource by options, or many from a file; repeating"
              + " it changes nothing.",
      footerHeading =
          "%nThe file holds a JSON list of resources with the fields kind, id, scope, account,"
              + " name, parent, sameness.%nExamples:%n",
      footer = {
        "  cleanslate resource register clone clone-7 --kind openai.vector_store --id vs_1"
            + " --account org-x/proj-y",
        "  cleanslate resource register node node-7 --kind ibm.reserved_ip --id 0717-1 --scope"
            + " subnet=0717-s \\",
        "    --parent ibm.virtual_network_interface:0717-v",
        "  cleanslate resource register node node-7 --file held.json"
      })
  int register(
      @Parameters(paramLabel = "TYPE", description = "the owner's type") String type,
      @Parameters(paramLabel = "OWNER", description = "the owner's id, or an alias") String owner,
      @Option(names = "--kind", paramLabel = "KIND", description = "the catalog's name of its kind")
          @Nullable String kind,
      @Option(names = "--id", paramLabel = "ID", description = "the provider's id")
          @Nullable String id,
      @Option(names = "--account", paramLabel = "ACCOUNT", description = "where it was created")
          @Nullable String account,
      @Option(
              names = "--scope",
              paramLabel = "NAME=VALUE",
              description = "where it lies; may be repeated")
          @Nullable Map<String, String> scope,
      @Option(names = "--parent", paramLabel = "KIND:ID", description = "what carries it")
          @Nullable String parent,
      @Option(names = "--name", paramLabel = "NAME", description = "what people call it")
          @Nullable String name,
      @Option(
              names = "--sameness",
              paramLabel = "VALUE",
              description = "what proves that it is still this one, where ids are reused")
          @Nullable String sameness,
      @Option(names = "--file", paramLabel = "FILE", description = "a list of resources")
          @Nullable Path file) {
    if ((file == null) == (kind == null || id == null)) {
      throw new Misuse("Name one resource with --kind and --id, or many with --file.");
    }
    Object resources =
        file == null ? List.of(one(kind, id, account, scope, parent, name, sameness)) : read(file);
    JsonNode said =
        tool.server()
            .postAgain(
                new OwnerName(type, owner).place("resources"),
                Json.body(Map.of("resources", resources)));
    tool.show(
        said,
        screen -> {
          long added = Json.number(said, "added");
          screen.line(
              "%s: %s."
                  .formatted(
                      OwnerName.of(said.path("owner")),
                      added == 0 ? "nothing new, it was known already" : added + " new"));
          told(screen, said, "settled", "%d of them had been announced.");
          told(screen, said, "joined", "It is being deleted: %d joined its deletion.");
        });
    return Exit.DONE.code();
  }

  private static void told(Screen screen, JsonNode said, String field, String text) {
    long number = Json.number(said, field);
    if (number > 0) {
      screen.line(text.formatted(number));
    }
  }

  private static JsonNode one(
      @Nullable String kind,
      @Nullable String id,
      @Nullable String account,
      @Nullable Map<String, String> scope,
      @Nullable String parent,
      @Nullable String name,
      @Nullable String sameness) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("kind", kind);
    fields.put("id", id);
    fields.put("account", account);
    fields.put("scope", scope);
    fields.put("parent", parent == null ? null : parent(parent));
    fields.put("name", name);
    fields.put("sameness", sameness);
    return Json.body(fields);
  }

  private static Map<String, String> parent(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw new Misuse("--parent must be as in ibm.bare_metal_server:0717-1.");
    }
    return Map.of("kind", text.substring(0, colon), "id", text.substring(colon + 1));
  }

  private JsonNode read(Path file) {
    Path place = tool.surroundings().folder().resolve(file);
    try {
      JsonNode list = Json.read(Files.readAllBytes(place));
      if (list.isArray()) {
        return list;
      }
    } catch (IOException _) {
      throw new Misuse("%s cannot be read: is it a file, and yours to read?".formatted(file));
    }
    throw new Misuse("%s holds no JSON list.".formatted(file));
  }
}
