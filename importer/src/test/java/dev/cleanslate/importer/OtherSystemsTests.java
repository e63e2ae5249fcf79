package dev.cleanslate.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tokens, clones and compute deployments, whose rows are sets: all of a table that bear one key.
class OtherSystemsTests {
  @TempDir private Path folder = Path.of("");

  @Test
  void aTokenIsKnownByHashAndNameAndWhatNobodyOwnsAnyMoreIsTold() throws Exception {
    String hash = "ab".repeat(32);
    String gone = "cd".repeat(32);
    try (OldTables tables = OldTables.gateway();
        PlayedOrchestrator orchestrator = new PlayedOrchestrator()) {
      tables.put("insert into api_tokens (token_hash, name) values (?, 'ops')", hash);
      String certificate =
          "insert into certificates (owner_token_hash, domain) values (?, 'a.example')";
      tables.put(certificate, hash).put(certificate, hash).put(certificate, gone);

      Imported told = Imported.run(tables, orchestrator, folder, "gateway", "--json");
      Imported adopted = Imported.run(tables, orchestrator, folder, "gateway", "--adopt-strays");

      assertThat(told.reasons()).containsExactly("certificates 3 owner-missing");
      assertThat(told.json().path("tables").path("certificates").path("registered").asInt())
          .isEqualTo(2);
      PlayedOrchestrator.Owner token = orchestrator.owner("token", hash);
      assertThat(token.aliases()).containsExactly("ops");
      assertThat(token.ids("gateway.certificate")).containsExactly(hash);
      assertThat(token.ids("gateway.proxy_target")).as("it has none").isEmpty();
      assertThat(token.ids("gateway.token")).containsExactly(hash);
      assertThat(adopted.status()).isZero();
      assertThat(orchestrator.owner("token", gone).ids("gateway.certificate"))
          .containsExactly(gone);
      assertThat(orchestrator.owner("token", gone).ids("gateway.token")).isEmpty();
    }
  }

  @Test
  void aDeploymentIsRegisteredUnlessItWasDeletedAndATableThatIsMissingIsTold() throws Exception {
    UUID lives = new UUID(1, 1);
    UUID deleted = new UUID(2, 2);
    try (OldTables tables = OldTables.compute();
        PlayedOrchestrator orchestrator = new PlayedOrchestrator()) {
      tables.put(
          "insert into deployments (id, created_at) values (?, '2026-01-02 03:04:05')", lives);
      tables.put("insert into deployments (id, deleted_at) values (?, now())", deleted);
      String replica =
          "insert into deployment_replicas (deployment_id, status) values (?, 'running')";
      tables.put(replica, lives).put(replica, lives).put(replica, deleted);

      Imported imported = Imported.run(tables, orchestrator, folder, "compute", "--json");

      assertThat(imported.status()).isEqualTo(1);
      assertThat(imported.json().path("unread").path("load_balancer_routes").asString())
          .isEqualTo("there is no table public.load_balancer_routes");
      assertThat(orchestrator.owners()).containsExactly("compute-deployment/" + lives);
      PlayedOrchestrator.Owner deployment = orchestrator.owner("compute-deployment", "" + lives);
      assertThat(deployment.ids("compute.replica")).containsExactly("" + lives);
      assertThat(deployment.at()).containsExactly("2026-01-02T03:04:05Z");
      assertThat(imported.json().path("tables").path("deployment_replicas").toString())
          .contains("\"read\":3", "\"registered\":2", "\"finished\":1");
    }
  }

  @Test
  void whatACloneHasAtAProviderIsTakenAlongOnlyWhereSomebodySaysWhoseItIs() throws Exception {
    UUID id = UUID.randomUUID();
    try (OldTables tables = OldTables.empty();
        PlayedOrchestrator orchestrator = new PlayedOrchestrator()) {
      tables.run(
          """
          create table clones (id uuid primary key, created_at timestamptz);
          create table vector_stores (id uuid primary key, clone_id text, openai_vector_store_id text);
          create table chat_messages (id bigint primary key, clone_id uuid);
          """);
      tables.put("insert into clones values (?, '2026-01-01 00:00:00+01')", id);
      String store = "insert into vector_stores values (?, ?, ?)";
      tables.put(store, UUID.randomUUID(), "" + id, "vs_1");
      tables.put(store, UUID.randomUUID(), "" + id, null);
      tables.put(store, UUID.randomUUID(), "no uuid at all", "vs_3");
      tables.put("insert into chat_messages values (1, ?), (2, ?)", id, id);

      Imported without = Imported.run(tables, orchestrator, folder, "clones", "--json");
      Imported with =
          Imported.run(
              tables,
              orchestrator,
              folder,
              "clones",
              "--json",
              "--set",
              "openai-account=org-1/proj-1");

      assertThat(without.json().path("notes").toString())
          .contains("Left out, because nobody said documents-bucket, openai-account");
      assertThat(without.reasons()).hasSize(1).allMatch(line -> line.endsWith("owner-missing"));
      assertThat(with.json().path("tables").path("vector_stores").toString())
          .contains("\"read\":3", "\"registered\":1", "\"known\":1", "\"unplaced\":1");
      PlayedOrchestrator.Owner clone = orchestrator.owner("clone", "" + id);
      assertThat(clone.ids("clone.vector_store")).containsExactly("" + id);
      assertThat(clone.ids("clone.chat_message")).containsExactly("" + id);
      assertThat(clone.item("openai.vector_store", "vs_1").path("account").asString())
          .isEqualTo("org-1/proj-1");
      assertThat(clone.at().getFirst()).isEqualTo("2025-12-31T23:00:00Z");
      assertThat(with.json().path("unread").size()).as("the other tables").isEqualTo(11);
    }
  }

  @Test
  void aMappingOfOnesOwnMayNameOtherTablesAndColumns() throws Exception {
    Path mapping = folder.resolve("mine.yaml");
    Files.writeString(
        mapping,
        """
        system: legacy
        owners:
          { schema: old, table: "To\\"kens", row: nr, type: token, id: hash, resources: [
            { kind: gateway.token, id: hash, account: $account } ] }
        """);
    try (OldTables tables = OldTables.empty();
        PlayedOrchestrator orchestrator = new PlayedOrchestrator()) {
      tables.run(
          """
          create schema old;
          create table old."To""kens" (nr int primary key, hash char(20));
          insert into old."To""kens" values (1, 'abcdefabcdefabcdef01'), (2, 'abcdefabcdefabcdef02');
          """);

      Imported imported =
          Imported.run(
              tables, orchestrator, folder, "--mapping", mapping.toString(), "--page", "1");

      assertThat(imported.status()).as(imported.out() + imported.err()).isZero();
      assertThat(orchestrator.owners())
          .containsExactlyInAnyOrder("token/abcdefabcdefabcdef01", "token/abcdefabcdefabcdef02");
    }
  }

  @Test
  void oldEnvironmentsAreReadAsShellsContainersAndPythonWriteThem() throws Exception {
    Path file = folder.resolve("old.env");
    Files.writeString(
        file,
        """
        # the cluster service
        export IBM_CLOUD_REGION=eu-de
        VPC_ID="r006-1"   # ours
            DNS_ZONE_ID = 'zone 2'
        DNS_INSTANCE_ID=abc # def
        def not_a_setting():
        """);

    assertThat(Given.variables(file))
        .isEqualTo(
            Map.of(
                "IBM_CLOUD_REGION", "eu-de",
                "VPC_ID", "r006-1",
                "DNS_ZONE_ID", "zone 2",
                "DNS_INSTANCE_ID", "abc"));
  }
}
