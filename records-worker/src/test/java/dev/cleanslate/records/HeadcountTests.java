package dev.cleanslate.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.CensusPage.OwnersRecord;
import dev.cleanslate.messages.CensusPage.Thing;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Counted;
import dev.cleanslate.worker.Errand;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a census is told about a table: whose rows it holds, and how each owner's own record
/// stands.
class HeadcountTests {
  private static final String DECLARED =
      """
      kinds:
        test.thing:
          database: things
          schema: SCHEMA
          table: things
          owner: owner
          key: [id]
          id-pattern: ".{1,200}"
          ids: never-reused
          sameness: { schema: SCHEMA, table: people, key: name, column: born }
          gone: deleted
        test.person:
          database: things
          schema: SCHEMA
          table: people
          owner: name
          key: [name]
          id-pattern: ".{1,200}"
          ids: never-reused
          sameness: { column: born }
          gone: transition
          transition: { column: state, final: [left], phases: [{ to: left }] }
      """;

  private static final String PEOPLE =
      """
      create table people (
        name text not null,
        born text,
        state text not null default 'here'
      );
      create index on people (name);
      """;

  @Test
  void tenThousandOwnersAreCountedOnceEachInPages() {
    try (Estate estate = Estate.of(DECLARED, Things.TABLE, PEOPLE)) {
      estate.run(
          "insert into things (owner) select 'o' || lpad(n::text, 5, '0')"
              + " from generate_series(1, 10000) n, generate_series(1, 2)");
      estate.run(
          "insert into people (name, born) select 'o' || lpad(n::text, 5, '0'), 'then'"
              + " from generate_series(1, 10000, 2) n");

      List<Thing> seen = all(estate, "test.thing", 500);

      assertThat(seen).extracting(Thing::id).hasSize(10_000).doesNotHaveDuplicates().isSorted();
      assertThat(seen)
          .filteredOn(thing -> thing.ownersRecord() == OwnersRecord.ABSENT)
          .hasSize(5_000);
    }
  }

  @Test
  void aRecordIsThereHasEndedOrIsAbsentAndAPrefixIsAnother() {
    try (Estate estate = Estate.of(DECLARED, Things.TABLE, PEOPLE)) {
      List.of("a", "a-b", "ended", "twice", "again")
          .forEach(owner -> Things.create(estate, owner, 2));
      estate.run(
          """
          insert into people (name, born, state)
          values ('a-b', '1', 'here'), ('ended', '2', 'left'), ('twice', '3', 'left'), ('twice', '4', 'left'),
                 ('again', '5', 'left'), ('again', '6', 'here')
          """);

      assertThat(all(estate, "test.thing", 100))
          .containsExactlyInAnyOrder(
              thing("a", OwnersRecord.ABSENT, null),
              thing("a-b", OwnersRecord.THERE, null),
              thing("ended", OwnersRecord.ENDED, "2"),
              thing("twice", OwnersRecord.THERE, null),
              thing("again", OwnersRecord.THERE, null));
      assertThat(all(estate, "test.person", 100))
          .as("those that have ended are gone, and each is its own record")
          .containsExactlyInAnyOrder(
              thing("a-b", OwnersRecord.THERE, null), thing("again", OwnersRecord.THERE, null));
    }
  }

  @Test
  void rowsWhoseOwnerCameBackAreNotTakenForThoseOfNobody() {
    try (Estate estate = Estate.of(DECLARED, Things.TABLE, PEOPLE)) {
      Things.create(estate, "a", 3);
      Things.create(estate, "a-b", 3);
      Target absent = estate.target("test.thing", "a", "absent");
      estate.run("insert into people (name, born) values ('a', 'now')");

      assertThat(estate.advance(absent)).isInstanceOf(Reply.Refused.class);
      assertThat(estate.count("things where owner = 'a'")).isEqualTo(3);

      estate.run("delete from people");
      assertThat(estate.advanceToTheEnd(absent)).isInstanceOf(Reply.Gone.class);
      assertThat(estate.count("things where owner = 'a-b'")).isEqualTo(3);
    }
  }

  @Test
  void whatCannotBeNamedIsCountedAndNamesNobody() {
    try (Estate estate = Things.estate()) {
      estate.run("insert into things (owner) values (''), (E'a\\tb'), ('c')");

      Counted.Page page = page(estate, Things.KIND, null, 2);
      Counted.Page next = page(estate, Things.KIND, page.next(), 2);

      assertThat(page.untold() + next.untold()).isEqualTo(2);
      assertThat(page.things().size() + next.things().size()).isEqualTo(1);
    }
  }

  @Test
  void aTableThatIsNotThereIsNoEmptyPage() {
    try (Estate estate = Estate.of(Things.DECLARED)) {
      assertThat(count(estate, Things.KIND, null, 10))
          .isInstanceOfSatisfying(
              Counted.Unclear.class,
              unclear -> assertThat(unclear.doubt()).isEqualTo(Doubt.NO_CONTROL));
    }
  }

  private static Thing thing(String id, OwnersRecord record, @Nullable String sameness) {
    return new Thing(id, null, record, sameness, null);
  }

  private static List<Thing> all(Estate estate, String kind, int most) {
    List<Thing> all = new ArrayList<>();
    Counted.Page page = page(estate, kind, null, most);
    all.addAll(page.things());
    while (page.next() != null) {
      page = page(estate, kind, page.next(), most);
      all.addAll(page.things());
    }
    assertThat(page.account()).isEqualTo(estate.account);
    return all;
  }

  private static Counted.Page page(Estate estate, String kind, @Nullable String after, int most) {
    Counted counted = count(estate, kind, after, most);
    assertThat(counted).isInstanceOf(Counted.Page.class);
    return (Counted.Page) counted;
  }

  private static Counted count(Estate estate, String kind, @Nullable String after, int most) {
    return estate.handler.count(
        kind, after, most, Errand.look(InstantSource.system(), Duration.ofSeconds(20)));
  }
}
