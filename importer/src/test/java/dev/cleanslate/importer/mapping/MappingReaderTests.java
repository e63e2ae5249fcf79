package dev.cleanslate.importer.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

class MappingReaderTests {
  private static final String SOUND =
      """
      system: legacy
      settings: { place: { env: [PLACE], required: true } }
      owners:
        table: tokens
        row: nr
        type: token
        id: hash
        proof: nr
      tables:
        - table: certificates
          row: nr
          owner: hash
          resources:
            - { kind: gateway.certificate, id: cert, account: $account, scope: { place: $place }, proved: true }
      """;

  @Test
  void theSoundOneIsRead() {
    assertThat(MappingReader.read(new StringReader(SOUND)).tables().getFirst().columns())
        .containsExactly("nr", "hash", "cert");
  }

  @ParameterizedTest(name = "{1} for {0}: {2}")
  @CsvSource({
    "row: nr, rwo: nr, row is missing",
    "'system: legacy', 'system: Legacy', lower-case",
    "'proof: nr', 'finished: { column: nr }', which column of owners proves",
    "'id: cert', 'id: $cert', these settings are used and not declared: [cert]",
    "'id: cert', 'id: cert, colour: red', colour is not known here",
    "'table: certificates', 'table: tokens', the table tokens stands twice",
    "'owner: hash', 'owner: hash\n    counted: true', rows that are only counted have no columns",
    "'required: true', 'required: maybe', required must be true or false",
    "'env: [PLACE]', 'pattern: \"[\"', pattern is no pattern",
    "'kind: gateway.certificate', 'kind: [a]', kind must be a mapping",
    "'system: legacy', 'system: [', it is not YAML",
  })
  void aMistakeIsToldWithItsLine(String what, String instead, String told) {
    String broken = SOUND.replace(what, instead);

    assertThat(broken).isNotEqualTo(SOUND);
    assertThatThrownBy(() -> MappingReader.read(new StringReader(broken)))
        .isInstanceOf(MappingMistake.class)
        .hasMessageContaining(told)
        .hasMessageMatching("(?s)line [0-9]+: .*");
  }

  @ParameterizedTest
  @EnumSource(Shipped.class)
  void theShippedOnesNameWhatTheShippedCatalogHas(Shipped shipped) throws IOException {
    Mapping mapping = shipped.mapping();
    JsonNode catalog = catalog();
    JsonNode held = catalog.path("owner-types").path(mapping.owners().type()).path("kinds");
    List<ResourceRule> rules = new ArrayList<>(mapping.owners().resources());
    mapping.tables().forEach(table -> rules.addAll(table.resources()));

    assertThat(mapping.system()).isEqualTo(shipped.system());
    for (ResourceRule rule : rules) {
      List<String> names = new ArrayList<>(rule.kind().values().values());
      names.add(rule.kind().usual());
      for (String name : names) {
        assertThat(held.has(name)).as("a %s holds %s", mapping.owners().type(), name).isTrue();
        JsonNode kind = catalog.path("kinds").path(name);
        assertThat(rule.scope().keySet())
            .as(name)
            .containsExactlyInAnyOrderElementsOf(kind.path("scope").propertyNames());
        assertThat(rule.proved())
            .as("%s is proved if its ids are reused", name)
            .isEqualTo(kind.path("ids").asString("").equals("reused"));
      }
    }
  }

  private static JsonNode catalog() throws IOException {
    Path yaml = Path.of("../orchestrator/src/main/resources/catalog.yaml");
    try (Reader reader = Files.newBufferedReader(yaml)) {
      Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      return Wire.json().valueToTree(read);
    }
  }
}
