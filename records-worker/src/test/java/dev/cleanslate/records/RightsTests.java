package dev.cleanslate.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Reply;
import dev.cleanslate.worker.Errand;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of a role's rights is what the database lets it do.
@ResourceLock(value = ControlTests.WHICH_DATABASE, mode = ResourceAccessMode.READ)
class RightsTests {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          usage on schema SCHEMA                                                              | may not read
          usage on schema SCHEMA; select on things                                            | delete on SCHEMA.things, update on any column of SCHEMA.things, to lock rows
          usage on schema SCHEMA; select, delete on things                                    | update on any column of SCHEMA.things, to lock rows
          usage on schema SCHEMA; select, update on things                                    | delete on SCHEMA.things
          usage on schema SCHEMA; select, delete, update (state) on things                    | ''
          select, delete, update on things                                                    | delete on SCHEMA.things, update on any column
          """)
  void whatIsLackingIsNamedAndWhoLacksNothingDeletes(String grants, String lacking) {
    try (Estate estate = Things.estate()) {
      Things.create(estate, "a", 2);
      estate.run("create role some_SCHEMA login");
      for (String grant : grants.split(";", -1)) {
        estate.run("grant %s to some_SCHEMA".formatted(grant.strip()));
      }
      Estate.Setting setting = Estate.Setting.usual().as("some_" + estate.schema);
      try (Estate worker = estate.another(Things.DECLARED, setting)) {
        String said = lacks(worker).getOrDefault(Things.KIND, "not known");
        Reply reply = worker.advance(worker.target(Things.KIND, "a"));

        assertThat(said).contains(lacking.replace("SCHEMA", estate.schema));
        assertThat(reply instanceof Reply.Gone).as(said).isEqualTo(said.isEmpty());
      }
    }
  }

  /// What the worker's role lacks, kind by kind.
  static Map<String, String> lacks(Estate worker) {
    DatabasesProbe probe = new DatabasesProbe(worker.databases, worker.handler.declared());
    return probe.ask(Errand.look(InstantSource.system(), Duration.ofSeconds(20))).lacks();
  }
}
