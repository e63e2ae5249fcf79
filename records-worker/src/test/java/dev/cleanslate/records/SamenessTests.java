package dev.cleanslate.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Another owner may have come back under the same key.
class SamenessTests {
  private static final String DECLARED =
      Things.DECLARED.replace(
              "ids: never-reused",
              "ids: reused\n"
                  + "    sameness: { schema: SCHEMA, table: owners, key: name, column: born }")
          + Things.DECLARED
              .replace("kinds:\n", "")
              .replace("test.thing", "test.owner")
              .replace("table: things", "table: owners")
              .replace("owner: owner", "owner: name")
              .replace("key: [id]", "key: [name]")
              .replace("ids: never-reused", "ids: reused\n    sameness: { column: born }");
  private static final String OLD = "2026-11-20 10:00:00.123456+00";

  private final Estate estate =
      Estate.of(
          DECLARED,
          Things.TABLE,
          "create table owners (name text primary key, born timestamptz)",
          "insert into owners values ('a', '2026-11-20T11:00:00.123456+01:00')");

  @AfterEach
  void close() {
    estate.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {Things.KIND, "test.owner"})
  void theRegisteredOwnersRowsGo(String kind) {
    Things.create(estate, "a", 3);
    Target target = estate.target(kind, "a", OLD);

    assertThat(estate.look(target)).isInstanceOf(Verdict.Present.class);
    assertThat(estate.advance(target)).isInstanceOf(Reply.Gone.class);
    assertThat(estate.look(target)).isInstanceOf(Verdict.Gone.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {Things.KIND, "test.owner"})
  void anotherOwnersRowsUnderTheSameKeyStay(String kind) {
    estate.run("update owners set born = now()");
    Things.create(estate, "a", 3);
    Target target = estate.target(kind, "a", OLD);

    assertThat(estate.advance(target))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Refusal.NOT_THE_SAME);
              assertThat(refused.detail()).contains("owners", "born").doesNotContain("202");
            });
    assertThat(estate.look(target))
        .isInstanceOfSatisfying(
            Verdict.Unverifiable.class,
            unverifiable -> assertThat(unverifiable.reason()).isEqualTo(Doubt.BAD_TARGET));
    assertThat(estate.count("things")).isEqualTo(3);
    assertThat(estate.count("owners")).isEqualTo(1);
  }

  @Test
  void whereTheOwnersRowIsGoneTheRestIsTheOldOwners() {
    Things.create(estate, "a", 3);
    estate.run("delete from owners");

    assertThat(estate.advance(estate.target(Things.KIND, "a", OLD))).isInstanceOf(Reply.Gone.class);
    assertThat(estate.count("things")).isZero();
  }

  @Test
  void whereNoRowsAreLeftTheyAreGoneWhoeverBearsTheKeyNow() {
    estate.run("update owners set born = now()");

    assertThat(estate.look(estate.target(Things.KIND, "a", OLD))).isInstanceOf(Verdict.Gone.class);
  }

  @Test
  void anOwnerWhoseProofIsEmptyIsNotTheRegisteredOne() {
    estate.run("update owners set born = null");
    Things.create(estate, "a", 3);

    assertThat(estate.advance(estate.target(Things.KIND, "a", OLD)))
        .isInstanceOf(Reply.Refused.class);
  }

  @Test
  void aReusedKeyThatWasRegisteredWithoutProofIsRefused() {
    Things.create(estate, "a", 3);

    assertThat(estate.advance(estate.target(Things.KIND, "a")))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Refusal.NOT_THE_SAME);
              assertThat(refused.detail()).contains("registered without born");
            });
    assertThat(estate.count("things")).isEqualTo(3);
  }
}
