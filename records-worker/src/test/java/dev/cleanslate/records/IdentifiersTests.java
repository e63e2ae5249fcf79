package dev.cleanslate.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names mean exactly themselves, and ids are values and never part of a statement.
class IdentifiersTests {
  private static final String DECLARED =
      """
      kinds:
        test.thing:
          database: things
          schema: SCHEMA
          table: 'Odd "table"; drop table things; --'
          owner: 'The "Owner"'
          key: ['Id; --']
          id-pattern: ".{1,200}"
          ids: never-reused
          gone: deleted
      """;
  private static final String TABLE =
      """
      create table "Odd ""table""; drop table things; --" ("Id; --" int, "The ""Owner""\" text);
      create table things (id int);
      insert into things values (1);
      """;
  private static final String ODD = "\"Odd \"\"table\"\"; drop table things; --\"";

  private final Estate estate = Estate.of(DECLARED, TABLE);

  @AfterEach
  void close() {
    estate.close();
  }

  @Test
  void namesWithQuotesCapitalsAndStatementsInThemAreOnlyNames() {
    estate.run("insert into " + ODD + " values (1, 'a'), (2, 'A'), (3, 'a b')");

    assertThat(estate.advance(estate.target(Things.KIND, "a"))).isInstanceOf(Reply.Gone.class);
    assertThat(estate.one("select string_agg(\"The \"\"Owner\"\"\", ',') from " + ODD))
        .isEqualTo("A,a b");
    assertThat(estate.count("things")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a' or '1'='1",
        "a'; delete from things; --",
        "a\\' or 1=1 --",
        "$1",
        "?",
        "%",
        "_",
        "a%",
        "A",
        "a ",
        "node",
        "node1",
        "null",
        "é☃"
      })
  void anIdMatchesItsOwnRowsAndNoOthers(String id) {
    estate.run("insert into " + ODD + " values (1, 'a'), (2, 'node10'), (3, 'nodes'), (4, 'ab')");
    long others = estate.count(ODD);
    estate.run("insert into " + ODD + " values (5, '" + id.replace("'", "''") + "')");

    assertThat(estate.advance(estate.target(Things.KIND, id))).isInstanceOf(Reply.Gone.class);
    assertThat(estate.look(estate.target(Things.KIND, id))).isInstanceOf(Verdict.Gone.class);
    assertThat(estate.count(ODD)).isEqualTo(others);
    assertThat(estate.count("things")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"int", "uuid", "inet", "boolean", "timestamptz"})
  void anIdThatIsNoValueOfItsColumnsTypeIsABadTarget(String type) {
    try (Estate typed =
        Estate.of(
            Things.DECLARED,
            "create table things (id int primary key, owner %s)".formatted(type))) {
      assertThat(typed.advance(typed.target(Things.KIND, "1; drop table things")))
          .isInstanceOfSatisfying(
              Reply.Refused.class,
              refused -> assertThat(refused.reason()).isEqualTo(Refusal.BAD_TARGET));
      assertThat(typed.look(typed.target(Things.KIND, "1; drop table things")))
          .isInstanceOf(Verdict.Unverifiable.class);
    }
  }
}
