package dev.cleanslate.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// No rows mean that there are none only where the database's own catalogue agrees with the
/// declaration, and nothing can hide a row.
class ControlTests {
  /// Which database this is may be asked by anybody, unless one test says otherwise.
  static final String WHICH_DATABASE = "pg_control_system";

  @Test
  void aMissingTableIsNamedAndTheRestGoesOn() {
    String declared =
        Things.DECLARED
            + Things.DECLARED
                .replace("kinds:\n", "")
                .replace("test.thing", "test.lost")
                .replace("table: things", "table: lost");
    try (Estate estate = Estate.of(declared, Things.TABLE)) {
      Things.create(estate, "a", 2);

      refused(estate, "test.lost", Refusal.FAILED, Doubt.NO_CONTROL, "there is no table s");
      assertThat(estate.advance(estate.target(Things.KIND, "a"))).isInstanceOf(Reply.Gone.class);
    }
  }

  /// What stands in place of the table, and what is said of it.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          create view things as select 1 as id, 'b' as owner                      | is a view
          create materialized view things as select 1 as id, 'b' as owner         | is a view
          create table things (id int, ownr text)                                 | has no column owner
          create table things (ident int, owner text)                             | has no column id
          create table "Things" (id int, owner text)                              | there is no table
          create table t (id int, owner text) partition by list (owner); create table things partition of t default | is one partition
          create collation loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false); create table things (id int, owner text collate loose) | takes different texts for the same
          """)
  void whatIsNoWholeTableProvesNothing(String sql, String words) {
    try (Estate estate = Estate.of(Things.DECLARED, sql)) {
      refused(estate, Things.KIND, Refusal.FAILED, Doubt.NO_CONTROL, words);
    }
  }

  @Test
  void rowsThatRowSecurityMayHideAreNeverCalledGone() {
    try (Estate estate = Things.estate()) {
      Things.create(estate, "a", 2);
      estate.run(
          """
          create role hidden_SCHEMA login;
          grant usage on schema SCHEMA to hidden_SCHEMA;
          grant select, update, delete on things to hidden_SCHEMA;
          alter table things enable row level security;
          create policy nothing on things using (false);
          """);
      try (Estate worker =
          estate.another(Things.DECLARED, Estate.Setting.usual().as("hidden_" + estate.schema))) {
        refused(worker, Things.KIND, Refusal.FORBIDDEN, Doubt.NO_CONTROL, "row security");
        estate.run("alter role hidden_SCHEMA bypassrls");
        assertThat(worker.advance(worker.target(Things.KIND, "a"))).isInstanceOf(Reply.Gone.class);
      }
      assertThat(estate.count("things")).isZero();
    }
  }

  @Test
  void aRoleThatMayNotReadOrDeleteIsRefused() {
    try (Estate estate = Things.estate()) {
      Things.create(estate, "a", 2);
      estate.run("create role weak_SCHEMA login; grant usage on schema SCHEMA to weak_SCHEMA;");
      try (Estate worker =
          estate.another(Things.DECLARED, Estate.Setting.usual().as("weak_" + estate.schema))) {
        refused(worker, Things.KIND, Refusal.FORBIDDEN, Doubt.CREDENTIAL, "may not read");
        estate.run("grant select on things to weak_SCHEMA");
        assertThat(worker.look(worker.target(Things.KIND, "a")))
            .isInstanceOf(Verdict.Present.class);
        assertThat(worker.advance(worker.target(Things.KIND, "a")))
            .isInstanceOfSatisfying(
                Reply.Refused.class,
                refused -> assertThat(refused.reason()).isEqualTo(Refusal.FORBIDDEN));
        estate.run("revoke usage on schema SCHEMA from weak_SCHEMA");
        assertThat(worker.look(worker.target(Things.KIND, "a")))
            .isInstanceOf(Verdict.Unverifiable.class);
      }
      assertThat(estate.count("things")).isEqualTo(2);
    }
  }

  @Test
  void wholePartitionedAndInheritedTablesAreSeenWithAllTheirRows() {
    for (String sql :
        new String[] {
          """
          create table things (id int, owner text, primary key (id, owner)) partition by hash (owner);
          create table p0 partition of things for values with (modulus 2, remainder 0);
          create table p1 partition of things for values with (modulus 2, remainder 1);
          """,
          """
          create table things (id int primary key, owner text);
          create table more () inherits (things);
          insert into more values (1, 'a'), (2, 'b');
          """
        }) {
      try (Estate estate = Estate.of(Things.DECLARED, sql)) {
        estate.run("insert into things values (1, 'a'), (2, 'b')");
        Target target = estate.target(Things.KIND, "a");

        assertThat(estate.look(target)).isInstanceOf(Verdict.Present.class);
        assertThat(estate.advance(target)).isInstanceOf(Reply.Gone.class);
        assertThat(estate.one("select string_agg(distinct owner, ',') from things")).isEqualTo("b");
      }
    }
  }

  @Test
  @ResourceLock(WHICH_DATABASE)
  void aDatabaseThatCannotSayWhichItIsProvesNothingUnlessItIsAskedAnotherWay() {
    try (Estate estate = Things.estate()) {
      estate.run(
          "create role mute_SCHEMA login; grant usage on schema SCHEMA to mute_SCHEMA;"
              + " grant select, update, delete on things to mute_SCHEMA;");
      estate.run("revoke execute on function pg_control_system() from public");
      Estate.Setting mute = Estate.Setting.usual().as("mute_" + estate.schema);
      try (Estate worker = estate.another(Things.DECLARED, mute);
          Estate asking =
              estate.another(
                  Things.DECLARED, mute.asking("select 'cluster-7/' || current_database()"))) {
        refused(
            worker,
            Things.KIND,
            Refusal.WRONG_ACCOUNT,
            Doubt.ACCOUNT_UNKNOWN,
            "does not say which database");
        String database = estate.one("select current_database()");
        Target target =
            new Target(Things.KIND, "a", java.util.Map.of(), "cluster-7/" + database, null, null);
        assertThat(asking.look(target)).isInstanceOf(Verdict.Gone.class);
      } finally {
        estate.run("grant execute on function pg_control_system() to public");
      }
    }
  }

  @Test
  void aColumnThatTheDatabaseComputesIsReadAndNeverWritten() {
    String soft =
        Things.DECLARED.replace(
            "gone: deleted",
            "gone: transition\n"
                + "    transition: { column: state, final: [done], phases: [{ to: done }] }");
    String table =
        """
        create table things (
          id int primary key, name text,
          owner text generated always as (lower(name)) stored,
          state text generated always as ('open') stored);
        insert into things values (1, 'A'), (2, 'B');
        """;
    try (Estate estate = Estate.of(soft, table)) {
      refused(estate, Things.KIND, Refusal.FAILED, Doubt.NO_CONTROL, "cannot be written");
    }
    try (Estate estate = Estate.of(Things.DECLARED, table)) {
      assertThat(estate.advance(estate.target(Things.KIND, "a"))).isInstanceOf(Reply.Gone.class);
      assertThat(estate.one("select string_agg(name, ',') from things")).isEqualTo("B");
    }
  }

  private static void refused(
      Estate estate, String kind, Refusal refusal, Doubt doubt, String words) {
    Target target = estate.target(kind, "a");
    assertThat(estate.advance(target))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> {
              assertThat(refused.reason()).as(refused.detail()).isEqualTo(refusal);
              assertThat(refused.detail()).contains(words);
            });
    assertThat(estate.look(target))
        .isInstanceOfSatisfying(
            Verdict.Unverifiable.class,
            unverifiable -> {
              assertThat(unverifiable.reason()).as(unverifiable.detail()).isEqualTo(doubt);
              assertThat(unverifiable.detail()).contains(words);
            });
  }
}
