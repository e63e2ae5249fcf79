package dev.cleanslate.orchestrator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cleanslate.messages.Target;
import dev.cleanslate.orchestrator.catalog.CatalogReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposerTests {
  /// What a user could call an owner, a server or a zone to have a shell do something else.
  private static final List<String> NASTY =
      List.of(
          "$(touch pwned)",
          "`touch pwned`",
          "'; touch pwned; '",
          "\"; touch pwned; \"",
          "a'b'c",
          "ends in a backslash \\",
          "* ? [a-z] {a,b} ~",
          "|& > pwned",
          "# no comment",
          "über – “quoted” ’single’",
          "!history",
          "%s %d");

  /// Writes down what it was called with, word by word, and knows nothing else.
  private static final String RECORDER =
      """
      #!/usr/bin/env bash
      cd "$RECORDS" || exit 1
      if [ "$1" = target ]; then
        echo '{"region": {"name": "nowhere"}, "account": {"guid": "a"}}'
        exit 0
      fi
      printf '%s|' "$@" >>calls
      echo 'it said nothing'
      exit 1
      """;

  private static final String ACCOUNT = "51a0a7ed00000000000000000000acc1";

  @TempDir Path folder;

  @Test
  void theOrderIsTheCatalogsWhateverTheOrderOfRegistration() {
    String script = Left.script(Left.of("node", "n-1", reversed(node("7"))));

    assertThat(script.lines().filter(line -> line.startsWith("  step ")))
        .containsExactly(
            "  step 'ibm.dns_ptr_record' 3600",
            "  step 'ibm.dns_record' 3600 'ibm.dns_ptr_record'",
            "  step 'ibm.bare_metal_server' 10800",
            "  step 'ibm.virtual_network_interface' 3600 'ibm.bare_metal_server'",
            "  step 'ibm.reserved_ip' 3600 'ibm.bare_metal_server' 'ibm.virtual_network_interface'",
            "  step 'node.ip_reservation' 3600 'ibm.reserved_ip' 'ibm.bare_metal_server'"
                + " 'ibm.virtual_network_interface'");
  }

  @Test
  void anotherCatalogMakesAnotherOrder() {
    var catalog =
        CatalogReader.read(
            new StringReader(
                """
                workers: { cloud: {} }
                kinds:
                  ibm.reserved_ip: { worker: cloud, ids: never-reused, verify: { delay: 0s }, deadline: 90s }
                  middle: { worker: cloud, ids: never-reused, verify: { delay: 0s }, deadline: 1h }
                  ibm.dns_record: { worker: cloud, ids: never-reused, verify: { delay: 0s }, deadline: 1h }
                owner-types:
                  node:
                    kinds:
                      ibm.reserved_ip: {}
                      middle: { after: [ibm.reserved_ip] }
                      ibm.dns_record: { after: [middle] }
                """));

    String script =
        Composer.script(
            catalog, Left.of("node", "n-1", reversed(node("7").subList(0, 2))), "", Left.AT);

    assertThat(script.lines().filter(line -> line.startsWith("  step ")))
        .as("what is between them is gone, and they wait for each other all the same")
        .containsExactly(
            "  step 'ibm.reserved_ip' 90", "  step 'ibm.dns_record' 3600 'ibm.reserved_ip'");
  }

  @Test
  void theHeaderNamesOwnerAndTimeAndHowToRunIt() {
    String script = Left.script(Left.of("deployment", "deployment-123", List.of()));

    assertThat(script)
        .startsWith(
            """
            #!/usr/bin/env bash
            # Cleanup script for deployment deployment-123
            # Tenant default
            # Generated on 2026-11-21T18:00:00Z
            """)
        .contains("--force", "--check")
        .endsWith(
            """
            main() {
              begin 'deployment deployment-123' 'deployment-123' 0 "$@"
              owner_1
              finish
            }

            main "$@"
            """);
  }

  @Test
  void eachNodeOfADeploymentIsAFunctionThatTheDeploymentCalls() {
    String script =
        Left.script(
            Left.owning(
                "deployment",
                "d-1",
                List.of(Left.of("node", "n-1", node("1")), Left.of("node", "n-2", node("2")))));

    assertThat(script)
        .contains("# node n-1, deleting\nowner_1() {", "# node n-2, deleting\nowner_2() {")
        .containsSubsequence(
            "owner_3() {",
            "  step 'owner' ",
            "  owner_1\n",
            "  owner_2\n",
            "main() {",
            "  owner_3\n")
        .contains("  begin 'deployment d-1' 'd-1' 10 ");
  }

  @Test
  void whatAShellCannotDeleteIsListedWithWhoDeletesIt() {
    String script =
        Left.script(
            Left.of(
                "node",
                "n-1",
                List.of(
                    Target.of("node.record", "n-1", Map.of(), null),
                    new Target("ibm.reserved_ip", null, Map.of(), null, "mark-7", null),
                    Target.of(
                        "ibm.bare_metal_server", "0717-x", Map.of("region", "us-south"), null),
                    Target.of(
                        "ibm.dns_record", "--help", Map.of("zone", "z", "instance", "i"), null))));

    assertThat(script)
        .contains(
            "  # Not by a shell: node.record n-1",
            "  beyond 'n-1' 'Cleanslate'\\''s records-worker deletes it'",
            "  # Not by a shell: ibm.reserved_ip mark-7",
            "  beyond 'mark-7' 'it was announced, and nobody said what became of it; its id is not"
                + " known'",
            "  beyond '0717-x' 'where it lies is not on record, or could be taken for an option'",
            "  beyond '--help' ",
            "  begin 'node n-1' 'n-1' 0 ");
    assertThat(run(script).code()).as("only what a shell cannot delete").isEqualTo(3);
  }

  @Test
  void whereNothingIsLeftTheScriptSaysSoAndNeedsNothing() {
    var ran = run(Left.script(Left.of("node", "n-1", List.of())));

    assertThat(ran.code()).isZero();
    assertThat(ran.text()).contains("left: 0", "beyond a shell: 0");
  }

  @Test
  void noTextThatOthersChoseIsEverExpanded() {
    Bash.file(folder, "ibmcloud", RECORDER);
    for (String nasty : NASTY) {
      String script = Left.script(everywhere(nasty));

      assertThat(Bash.run("bash", "-n", written(script).toString()).code()).as(nasty).isZero();
      var ran = run(script, "--force");
      assertThat(ran.code()).as(ran.text()).isEqualTo(1);
      assertThat(ran.text())
          .contains("Summary for node " + nasty + "\n", "node.record " + nasty + ":")
          .contains("ibm.reserved_ip " + nasty + ": it said nothing");
      assertThat(calls())
          .contains("is|bare-metal-server|" + nasty + "|--output|JSON|")
          .contains("is|subnet-reserved-ip|" + nasty + "|" + nasty + "|--output|JSON|")
          .contains("dns|resource-record|" + nasty + "|" + nasty + "|--instance|" + nasty + "|");
      assertThat(folder.resolve("pwned")).as(nasty).doesNotExist();
    }
  }

  @Test
  void lineBreaksCannotEndAComment() {
    assertThat(Shell.comment("a\ntouch pwned\r\u0085\u2028b")).isEqualTo("a?touch pwned???b");
    assertThat(Shell.quoted("a\nb")).isEqualTo("'a?b'");
  }

  @Test
  void theLinterHasNothingToSay() {
    assumeTrue(Bash.knows("shellcheck"), "shellcheck is not on this machine");
    var nodes = NASTY.stream().map(ComposerTests::everywhere).toList();

    var checked =
        Bash.run(
            "shellcheck", written(Left.script(Left.owning("deployment", "d", nodes))).toString());

    assertThat(checked.text()).isEmpty();
  }

  private Bash.Ran run(String script, String... options) {
    List<String> command = new ArrayList<>(List.of("bash", written(script).toString()));
    command.addAll(List.of(options));
    var environment =
        Map.of(
            "PATH",
            folder + ":" + System.getenv("PATH"),
            "CLEANUP_POLL",
            "0",
            "RECORDS",
            folder.toString());
    return Bash.finish(Bash.start(environment, "", command));
  }

  private String calls() {
    try {
      return Files.readString(folder.resolve("calls"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path written(String script) {
    return Bash.file(folder, "cleanup.sh", script);
  }

  /// An owner whose name, things and places are that.
  private static Leftover everywhere(String text) {
    Map<String, String> everyPlace =
        Map.of("region", text, "vpc", text, "subnet", text, "instance", text, "zone", text);
    return Left.of(
        "node",
        text,
        Stream.of(
                "ibm.dns_ptr_record",
                "ibm.dns_record",
                "ibm.bare_metal_server",
                "ibm.virtual_network_interface",
                "ibm.reserved_ip",
                "node.record")
            .map(kind -> Target.of(kind, text, everyPlace, null))
            .toList());
  }

  private static List<Target> node(String n) {
    Map<String, String> dns = Map.of("instance", "i-" + n, "zone", "z-" + n);
    Map<String, String> net = Map.of("region", "us-south", "subnet", "s-" + n);
    return List.of(
        Target.of("ibm.dns_record", "A:" + n, dns, ACCOUNT),
        Target.of("ibm.reserved_ip", "ip-" + n, net, ACCOUNT),
        Target.of("ibm.dns_ptr_record", "PTR:" + n, dns, ACCOUNT),
        Target.of(
            "ibm.bare_metal_server", "bms-" + n, Map.of("region", "us-south", "vpc", "v"), ACCOUNT),
        Target.of("ibm.virtual_network_interface", "vni-" + n, net, ACCOUNT),
        Target.of("node.ip_reservation", "n-" + n, Map.of(), null));
  }

  private static List<Target> reversed(List<Target> targets) {
    return targets.reversed();
  }
}
