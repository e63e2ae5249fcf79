package dev.cleanslate.orchestrator.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cleanslate.messages.Target;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogReaderTests {
  private static final String SOUND =
      """
      workers:
        cloud:
          calls-per-second: 20
          partitions: 3
      kinds:
        server:
          worker: cloud
          ids: never-reused
          id-pattern: "i-[0-9]+"
          scope: [zone, region]
          lane: [zone]
          verify: { delay: 2s, patience: 3m }
          backoff: { first: 500ms, most: 30s }
          lease: 20s
          deadline: 2h
          slow-look: 1m
          estimate: 90s
        address:
          worker: cloud
          ids: reused
          sameness: created-at
          verify: { delay: 0s, through-parent: true }
          deadline: 1d
      owner-types:
        node:
          window: 8
          kinds:
            address: { after: [server] }
            server: {}
      """;

  private static final String FAMILY =
      """
      workers:
        cloud: {}
      kinds:
        server: { worker: cloud, ids: never-reused, verify: { delay: 0s }, deadline: 1h,
                  scope: { zone: "[a-z]+" }, account-pattern: "[0-9]+" }
        card: { worker: cloud, ids: never-reused, verify: { delay: 0s }, deadline: 1h }
        owner:
          worker: orchestrator
          scope: [type]
          ids: reused
          sameness: life
          verify: { delay: 0s }
          deadline: 7d
      owner-types:
        node:
          kinds:
            server: {}
            card: { after: [server], goes-with: [server] }
        fleet:
          kinds:
            owner: { types: [node, fleet] }
      """;

  @Nested
  class TheShippedCatalog {
    private final Catalog catalog = shipped();

    @Test
    void isSound() {
      assertThat(catalog.workers())
          .containsOnlyKeys("openai", "baremetal", "network", "dns", "records", "storage", "host");
      assertThat(catalog.kinds()).hasSize(44);
      assertThat(catalog.ownerTypes())
          .containsOnlyKeys(
              "token", "clone", "node", "deployment", "compute-deployment", "vpn-instance");
    }

    @Test
    void ordersWhatACloneHolds() {
      OwnerType clone = catalog.knownOwnerType("clone");

      assertThat(clone.kinds())
          .containsSubsequence("openai.store_file", "openai.file", "openai.vector_store")
          .containsSubsequence("openai.conversation_item", "openai.conversation");
      clone
          .kinds()
          .forEach(kind ->
              assertThat(clone.predecessors(kind))
                  .allMatch(before -> clone.kinds().indexOf(before) < clone.kinds().indexOf(kind)));
    }

    @Test
    void looksThroughTheParentOnlyWhereTheParentStandsInTheScope() {
      catalog.kinds().values().stream()
          .filter(kind -> kind.worker().equals("openai") && !kind.name().equals("openai.search"))
          .forEach(kind ->
              assertThat(kind.verification().throughParent())
                  .as(kind.name())
                  .isEqualTo(!kind.scope().isEmpty()));
    }

    @Test
    void putsTheOwnersOwnRecordLast() {
      Map.of(
              "token", "gateway.token",
              "clone", "clone.record",
              "node", "node.record",
              "compute-deployment", "compute.record",
              "vpn-instance", "host.config_file")
          .forEach((type, record) ->
              assertThat(catalog.knownOwnerType(type).last()).as(type).containsOnly(record));
    }

    @Test
    void endsSessionsBeforeAnythingThatTheyMayUse() {
      OwnerType clone = catalog.knownOwnerType("clone");

      clone.kinds().stream()
          .filter(kind -> !kind.equals("openai.search") && !clone.last().contains(kind))
          .filter(kind -> !kind.startsWith("clone.session"))
          .filter(kind -> !List.of("clone.knowledge", "clone.qa_training").contains(kind))
          .forEach(kind -> assertThat(before(clone, kind)).as(kind).contains("clone.session"));
    }

    private static Set<String> before(OwnerType type, String kind) {
      Set<String> before = new HashSet<>(type.predecessors(kind));
      type.predecessors(kind).forEach(other -> before.addAll(before(type, other)));
      return before;
    }

    @Test
    void sendsWhatLiesOnAHostToTheAgentThere() {
      Target process = Target.of("host.process", "17", Map.of("host", "edge-1"), "host/1");

      assertThat(catalog.worker(process)).isEqualTo("host-edge-1");
      assertThat(catalog.declared("host-edge-1").orElseThrow().name()).isEqualTo("host");
      assertThat(catalog.partedInto("openai-edge-1")).isEmpty();
    }

    @Test
    void ordersWhatANodeHoldsAsTheCloudDemands() {
      OwnerType node = catalog.knownOwnerType("node");

      assertThat(node.kinds())
          .containsSubsequence(
              "ibm.bare_metal_server", "ibm.virtual_network_interface", "ibm.reserved_ip")
          .containsSubsequence("ibm.dns_ptr_record", "ibm.dns_record")
          .startsWith("ibm.dns_ptr_record");
      assertThat(node.goesWith().get("ibm.reserved_ip"))
          .containsOnly("ibm.bare_metal_server", "ibm.virtual_network_interface");
      assertThat(catalog.knownOwnerType("deployment").children()).containsOnly("node");
      assertThat(catalog.isOwned("node")).isTrue();
      assertThat(catalog.isOwned("deployment")).isFalse();
    }

    @Test
    void asksTheCloudsKindsForPlaceAndAccount() {
      catalog.kinds().values().stream()
          .filter(kind -> kind.name().startsWith("ibm."))
          .forEach(kind -> {
            assertThat(kind.account()).as(kind.name()).isPresent();
            assertThat(kind.scopePatterns()).as(kind.name()).hasSize(2);
            assertThat(kind.deadline()).isGreaterThanOrEqualTo(Duration.ofMinutes(30));
          });
    }

    private static Catalog shipped() {
      try (Reader yaml =
          new InputStreamReader(
              Objects.requireNonNull(CatalogReader.class.getResourceAsStream("/catalog.yaml")),
              StandardCharsets.UTF_8)) {
        return CatalogReader.read(yaml);
      } catch (IOException failure) {
        throw new java.io.UncheckedIOException(failure);
      }
    }
  }

  @Nested
  class ASoundCatalog {
    private final Catalog catalog = read(SOUND);

    @Test
    void saysEverythingAboutAKind() {
      Kind server = catalog.kind("server");

      assertThat(server.worker()).isEqualTo("cloud");
      assertThat(server.idPattern().pattern()).isEqualTo("i-[0-9]+");
      assertThat(server.scope()).containsExactly("zone", "region");
      assertThat(server.lane()).containsExactly("zone");
      assertThat(server.sameness()).isEmpty();
      assertThat(server.verification())
          .isEqualTo(new Kind.Verification(Duration.ofSeconds(2), false, Duration.ofMinutes(3)));
      assertThat(server.backoff())
          .isEqualTo(new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30)));
      assertThat(server.lease()).isEqualTo(Duration.ofSeconds(20));
      assertThat(server.deadline()).isEqualTo(Duration.ofHours(2));
      assertThat(server.slowLook()).isEqualTo(Duration.ofMinutes(1));
      assertThat(server.estimate()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void fillsInOnlyWhatIsNotAboutSafety() {
      Kind address = catalog.kind("address");

      assertThat(address.sameness()).contains("created-at");
      assertThat(address.verification().throughParent()).isTrue();
      assertThat(address.verification().patience()).isEqualTo(Duration.ofMinutes(10));
      assertThat(address.backoff())
          .isEqualTo(new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1)));
      assertThat(address.lease()).isEqualTo(Duration.ofSeconds(60));
      assertThat(address.slowLook()).isEqualTo(Duration.ofMinutes(5));
      assertThat(address.deadline()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void putsEveryKindAfterAllItWaitsFor() {
      OwnerType node = catalog.knownOwnerType("node");

      assertThat(node.kinds()).containsExactly("server", "address");
      assertThat(node.predecessors("address")).containsExactly("server");
      assertThat(node.successors("server")).containsExactly("address");
      assertThat(node.window()).isEqualTo(8);
      assertThat(node.holds("server")).isTrue();
      assertThat(node.holds("disk")).isFalse();
    }

    @Test
    void saysWhatItDoesNotKnow() {
      assertThat(catalog.ownerType("clone")).isEmpty();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> catalog.kind("disk"))
          .withMessageContaining("disk");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> catalog.knownOwnerType("clone"))
          .withMessageContaining("clone");
    }

    @Test
    void mayHoldItsOwnRecordLast() {
      Catalog last = read(SOUND.replace("address: { after: [server] }", "address: { last: true }"));

      assertThat(last.knownOwnerType("node").last()).containsExactly("address");
    }
  }

  @Nested
  class AFamily {
    private final Catalog catalog = read(FAMILY);

    @Test
    void saysWhatGoesWithWhat() {
      OwnerType node = catalog.knownOwnerType("node");

      assertThat(node.takesAlong("server")).isTrue();
      assertThat(node.takesAlong("card")).isFalse();
      assertThat(node.goesWith()).containsOnlyKeys("card");
    }

    @Test
    void saysWhoOwnsWhom() {
      assertThat(catalog.knownOwnerType("fleet").children()).containsOnly("node", "fleet");
      assertThat(catalog.isOwned("node")).isTrue();
      assertThat(catalog.kind("owner").isOwner()).isTrue();
    }

    @Test
    void saysWhatPlaceAndAccountMustLookLike() {
      Kind server = catalog.kind("server");

      assertThat(server.scope()).containsExactly("zone");
      assertThat(server.scopePatterns().get("zone")).hasToString("[a-z]+");
      assertThat(server.account().orElseThrow().pattern()).isEqualTo("[0-9]+");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            worker: orchestrator | worker: cloud | kind owner must have worker orchestrator
            card: { worker: cloud | card: { worker: orchestrator | no other kind may
            scope: [type] | scope: [kind] | the scope of kind owner must be [type]
            after: [server], goes-with | goes-with | so it must come after it
            goes-with: [server] | goes-with: [disk] | so it must come after it
            { types: [node, fleet] } | {} | must say under types
            types: [node, fleet] | types: [nodes] | type nodes, which is not declared
            server: {} | `server: { types: [node] }` | types is not known here
            [a-z]+ | [a-z | is no pattern
            [0-9]+ | [0-9 | is no pattern
            """)
    void isRefusedWhereItIsNotSound(String text, String otherwise, String problem) {
      assertThat(FAMILY).contains(text);

      assertThatExceptionOfType(CatalogMistake.class)
          .isThrownBy(() -> read(FAMILY.replace(text, otherwise)))
          .withMessageStartingWith("catalog line ")
          .withMessageContaining(problem);
    }
  }

  @Nested
  class AMistake {
    /// The text that is replaced, what by, the line that is named, and a part of the reason.
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            worker: cloud\\n    ids: never | worker: cluod\\n    ids: never | 7 | kind server names worker cluod
            calls-per-second: 20 | calls-per-second: many | 3 | must be a number from 1
            calls-per-second: 20 | calls-per-second: 0 | 3 | must be a number from 1
            partitions: 3 | partitions: 1001 | 4 | from 1 to 1000
            partitions: 3 | partitions: 99999999999 | 4 | must be a number
            partitions: 3 | partition: 3 | 4 | partition is not known here
            server:\\n    worker | Server:\\n    worker | 6 | must be lower-case
            ids: never-reused | ids: sometimes | 8 | must be never-reused or reused
            `\\n    ids: never-reused` | `` | 7 | ids is missing
            ids: reused\\n    sameness: created-at | ids: reused | 20 | are reused
            sameness: created-at | sameness: "" | 21 | must be a single value
            "i-[0-9]+" | "i-[0-9" | 9 | is no pattern
            address:\\n    worker: cloud | address:\\n    like: disk\\n    worker: cloud | 19 | is like disk, which is no kind
            partitions: 3 | partitions: 3\\n    per: zone | 11 | must say what its zone looks like
            lane: [zone] | lane: [rack] | 11 | must be made of its scope
            lane: [zone] | lane: zone | 11 | must be a list
            lane: [zone] | lane: [[zone]] | 11 | must be a single value
            `\\n    verify: { delay: 2s, patience: 3m }` | `` | 7 | has no verify
            delay: 2s, patience | patience | 12 | delay is missing
            delay: 2s | dealy: 2s, delay: 2s | 12 | dealy is not known here
            delay: 2s | delay: 2s, delay: 3s | 12 | stands twice
            delay: 2s | delay: soon | 12 | must be a duration
            delay: 2s | delay: -2s | 12 | must be a duration
            delay: 2s | delay: 2 | 12 | must be a duration
            delay: 2s | delay: 2S | 12 | must be a duration
            delay: 2s | delay: 1.5s | 12 | must be a duration
            delay: 2s | delay: 99999999999999999999d | 12 | is no duration that can be used
            delay: 2s | delay: 9999999999999d | 12 | is no duration that can be used
            delay: 2s | delay: 99999999999999999999ms | 12 | is no duration that can be used
            through-parent: true | through-parent: yes | 22 | must be true or false
            first: 500ms, most: 30s | first: 31s, most: 30s | 13 | must not be longer than most
            first: 500ms, most: 30s | first: 500ms | 13 | most is missing
            backoff: { first: 500ms, most: 30s } | backoff: 3s | 13 | backoff must be a mapping
            lease: 20s | lease: 0s | 14 | lease must be longer than nothing
            lease: 20s | lease: 20s\\n    lease: 30s | 15 | lease stands twice
            slow-look: 1m | slow-look: 0m | 16 | slow-look must be longer than nothing
            `\\n    deadline: 2h` | `` | 7 | deadline is missing
            deadline: 2h | deadline: 0h | 15 | deadline must be longer than nothing
            deadline: 2h | dead-line: 2h | 7 | deadline is missing
            estimate: 90s | estimates: 90s | 17 | estimates is not known here
            window: 8 | window: 0 | 26 | must be a number from 1 to 10000
            window: 8 | deleted-by: me | 26 | must be anybody or operators
            node:\\n | NODE:\\n | 25 | must be lower-case
            after: [server] | after: [disk] | 28 | does not hold
            after: [server] | after: [address] | 28 | in a circle among [address]
            after: [server] | before: [server] | 28 | before is not known here
            server: {} | server: { after: [address] } | 28 | in a circle among [address, server]
            server: {} | server: { last: true } | 28 | comes after server, which is among the last
            server: {} | server: {}\\n      server: {} | 30 | stands twice
            server: {} | disk: {} | 29 | is no kind
            `server: {}` | `server: { finds: { disk: "{id}" } }` | 29 | seeks disk, which is no kind
            `server: {}` | `server: { finds: { address: "a" } }` | 29 | must hold {id} once
            `server: {}` | `server: { finds: { address: "{id}-{id}" } }` | 29 | must hold {id} once
            server: {} | server: | 29 | must be a mapping
            owner-types: | owners: | 1 | owner-types is missing
            workers: | wokers: | 1 | workers is missing
            owner-types: | colour: blue\\nowner-types: | 24 | colour is not known here
            workers: | - workers | 2 | it is not YAML
            workers: | `workers: [` | 3 | it is not YAML
            workers: | `workers: &a {}\\nworkers: *b` | 2 | it is not YAML
            """)
    void isRefusedWithItsLine(String text, String otherwise, int line, String problem) {
      String yaml = SOUND.replaceFirst(quoted(text), unescaped(otherwise));
      assertThat(yaml).isNotEqualTo(SOUND);

      assertThatExceptionOfType(CatalogMistake.class)
          .isThrownBy(() -> read(yaml))
          .withMessageStartingWith("catalog line " + line + ": ")
          .withMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '`',
        value = {
          "``, it is empty",
          "`# nothing here`, it is empty",
          "`just words`, the catalog must be a mapping",
          "`- a\n- b`, the catalog must be a mapping",
          "`workers: 7`, workers must be a mapping",
          "`{ '': {} }`, a key of the catalog must be a single value",
          "`[a]: b`, a key of the catalog must be a single value",
          "`workers: {}\n---\nkinds: {}`, it is not YAML",
          "`\u0000`, it is not YAML"
        })
    void ofTheWholeIsRefused(String yaml, String problem) {
      assertThatExceptionOfType(CatalogMistake.class)
          .isThrownBy(() -> read(yaml))
          .withMessageStartingWith("catalog line ")
          .withMessageContaining(problem);
    }

    @Test
    void ofNestingWithoutEndIsRefused() {
      assertThatExceptionOfType(CatalogMistake.class).isThrownBy(() -> read("[".repeat(10_000)));
    }

    private static String quoted(String text) {
      return java.util.regex.Pattern.quote(text.replace("\\n", "\n"));
    }

    private static String unescaped(String text) {
      return java.util.regex.Matcher.quoteReplacement(text.replace("\\n", "\n"));
    }
  }

  private static Catalog read(String yaml) {
    return CatalogReader.read(new StringReader(yaml));
  }
}
