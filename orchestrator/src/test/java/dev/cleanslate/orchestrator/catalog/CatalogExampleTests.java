package dev.cleanslate.orchestrator.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The catalog of the example that shows how to add a worker.
class CatalogExampleTests {
  @Test
  void theExamplesCatalogIsSound() throws Exception {
    Path file = Path.of("..", "examples", "wiki-worker", "catalog.yaml");
    try (Reader yaml = Files.newBufferedReader(file)) {
      Catalog catalog = CatalogReader.read(yaml);

      assertThat(catalog.kind("wiki.page").worker()).isEqualTo("wiki");
      assertThat(catalog.ownerType("author")).isPresent();
    }
  }
}
