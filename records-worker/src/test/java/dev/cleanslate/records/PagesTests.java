package dev.cleanslate.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Large sets go in pages, and whatever happens between two pages is noticed.
class PagesTests {
  @Test
  void aCommandTakesTenPagesAndSaysHowMuchThatWas() {
    try (Estate estate = Estate.of(Things.DECLARED, Estate.Setting.pages(10), Things.TABLE)) {
      Things.create(estate, "a", 215);
      Target target = estate.target(Things.KIND, "a");

      for (int left : new int[] {115, 15}) {
        assertThat(estate.advance(target))
            .isInstanceOfSatisfying(
                Reply.StillDeleting.class,
                still -> {
                  assertThat(still.tally()).isEqualTo(new Tally(100, 0));
                  assertThat(still.nextLookMs()).isZero();
                });
        assertThat(estate.count("things")).isEqualTo(left);
      }
      assertThat(estate.advance(target))
          .isInstanceOfSatisfying(
              Reply.Gone.class, gone -> assertThat(gone.tally()).isEqualTo(new Tally(15, 0)));
      assertThat(estate.advance(target))
          .isInstanceOfSatisfying(
              Reply.Gone.class, gone -> assertThat(gone.tally()).isEqualTo(new Tally(0, 0)));
    }
  }

  @Test
  void twoWorkersOnOneSetTakeEachRowOnce() throws Exception {
    Estate.Setting pages = Estate.Setting.pages(20);
    try (Estate one = Estate.of(Things.DECLARED, pages, Things.TABLE);
        Estate other = one.another(Things.DECLARED, pages);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Things.create(one, "a", 2000);
      Things.create(one, "b", 10);

      List<Future<Long>> counts =
          threads.invokeAll(
              List.of(
                  takingAll(one, one.target(Things.KIND, "a")),
                  takingAll(other, one.target(Things.KIND, "a"))));

      assertThat(counts.get(0).get() + counts.get(1).get()).isEqualTo(2000);
      assertThat(one.count("things")).isEqualTo(10);
    }
  }

  /// How many rows a worker has taken when it calls them gone.
  private static Callable<Long> takingAll(Estate estate, Target target) {
    return () -> {
      long taken = 0;
      for (int i = 0; i < 10_000; i++) {
        switch (estate.advance(target)) {
          case Reply.Gone gone -> {
            return taken + count(gone.tally());
          }
          case Reply.StillDeleting still -> taken += count(still.tally());
          case Reply.Unavailable _ -> Thread.onSpinWait();
          default -> throw new AssertionError("refused");
        }
      }
      throw new AssertionError("never gone");
    };
  }

  private static long count(@Nullable Tally tally) {
    return tally == null ? 0 : tally.count();
  }

  @Test
  void rowsThatOthersHaveLockedAreLeftOutAndTheRestGoes() throws Exception {
    try (Estate estate = Things.estate();
        Connection application = estate.connection()) {
      Things.create(estate, "a", 5);
      application.setAutoCommit(false);
      try (var statement = application.createStatement()) {
        statement.execute(
            "update things set touched = now() where id = (select min(id) from things)");
      }
      Target target = estate.target(Things.KIND, "a");

      assertThat(estate.advance(target))
          .isInstanceOfSatisfying(
              Reply.StillDeleting.class,
              still -> assertThat(still.tally()).isEqualTo(new Tally(4, 0)));
      assertThat(estate.advance(target))
          .isInstanceOfSatisfying(
              Reply.Unavailable.class,
              unavailable -> assertThat(unavailable.detail()).contains("others have locked 1"));
      application.rollback();
      assertThat(estate.advance(target)).isInstanceOf(Reply.Gone.class);
    }
  }

  @Test
  void aTriggerThatKeepsRowsIsNamedAndNotAskedForEver() {
    try (Estate estate = Things.estate()) {
      Things.create(estate, "a", 3);
      estate.run(
          """
          create function keep() returns trigger language plpgsql as 'begin return null; end';
          create trigger keep before delete on things for each row execute function keep();
          """);
      Target target = estate.target(Things.KIND, "a");

      assertThat(estate.advance(target))
          .isInstanceOfSatisfying(
              Reply.Refused.class,
              refused -> {
                assertThat(refused.reason()).isEqualTo(Refusal.PROTECTED);
                assertThat(refused.detail()).contains("3 of 3 rows").contains("things");
              });
      assertThat(estate.look(target)).isInstanceOf(Verdict.Present.class);
    }
  }

  @Test
  void rowsThatAreAddedWhileOthersGoAreTakenToo() {
    try (Estate estate = Estate.of(Things.DECLARED, Estate.Setting.pages(1), Things.TABLE)) {
      Things.create(estate, "a", 15);
      Target target = estate.target(Things.KIND, "a");

      assertThat(estate.advance(target)).isInstanceOf(Reply.StillDeleting.class);
      Things.create(estate, "a", 5);
      assertThat(estate.advanceToTheEnd(target)).isInstanceOf(Reply.Gone.class);
      assertThat(estate.count("things")).isZero();
    }
  }

  @Test
  void rowsAreToldApartBySeveralColumnsTogether() {
    String declared = Things.DECLARED.replace("key: [id]", "key: [\"Part\", place]");
    try (Estate estate =
        Estate.of(
            declared,
            Estate.Setting.pages(2),
            "create table things (owner text, \"Part\" int, place text, primary key (\"Part\","
                + " place))")) {
      estate.run(
          "insert into things select 'a', n, p from generate_series(1, 3) n, (values ('x'), ('y'))"
              + " v(p)");
      estate.run("insert into things values ('b', 1, 'z'), ('b', 4, 'x')");

      assertThat(estate.advanceToTheEnd(estate.target(Things.KIND, "a")))
          .isInstanceOf(Reply.Gone.class);
      assertThat(
              estate.one(
                  "select string_agg(owner || \"Part\" || place, ',' order by 1) from things"))
          .isEqualTo("b1z,b4x");
    }
  }
}
