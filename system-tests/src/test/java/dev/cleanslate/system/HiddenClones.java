package dev.cleanslate.system;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Clones in a grace period, which the shipped catalog gives to nobody: another orchestrator, whose
/// catalog does, is asked to delete them.
final class HiddenClones {
  private static final Path CATALOG = Path.of("..", "orchestrator/src/main/resources/catalog.yaml");
  private static final String CLONE = "\n  clone:\n";

  private HiddenClones() {}

  static Preparation.Made made(World world, Path desk) throws IOException {
    Path catalog = desk.resolve("grace.yaml");
    Files.writeString(
        catalog, Files.readString(CATALOG).replace(CLONE, CLONE + "    life: { grace: 7d }\n"));
    FreePorts ports = new FreePorts(world.ground().api().getPort());
    URI other = URI.create("http://127.0.0.1:" + ports.secondApi());
    List<String> settings = List.of("--cleanslate.catalog=file:" + catalog);
    try (Beside _ = Beside.orchestrator(world.ground(), settings)) {
      Api api = new Api(other, world.ground().token());
      for (int number = 31; number <= 33; number++) {
        OwnerRef owner = new OwnerRef(null, "clone", "clone-" + number);
        world.register(owner, List.of(file("file-" + number)));
        api.askToDelete(owner);
      }
    }
    return Preparation.Made.FOR_GOOD;
  }

  private static ResourceEvent.Item file(String id) {
    return new ResourceEvent.Item(
        "openai.file", id, Map.of(), "org-simulated/proj-simulated", null, null, null, null);
  }
}
