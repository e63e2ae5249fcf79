package dev.cleanslate.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.testkit.TestPostgres;
import dev.cleanslate.testkit.worker.ProviderStage.Trouble;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A database that refuses, hangs, or goes away in the middle of it.
class BrokenDatabaseTests {
  @Test
  void rowsThatOthersReferToAreNamedByTableAndConstraint() {
    try (Estate estate = Things.estate()) {
      Things.create(estate, "a", 3);
      estate.run(
          "create table parts (thing bigint constraint belongs references things (id));"
              + " insert into parts select min(id) from things");

      assertThat(estate.advance(estate.target(Things.KIND, "a")))
          .isInstanceOfSatisfying(
              Reply.Refused.class,
              refused -> {
                assertThat(refused.reason()).isEqualTo(Refusal.IN_USE);
                assertThat(refused.detail()).contains("parts", "belongs", "23503");
              });
      assertThat(estate.count("things")).isEqualTo(3);
    }
  }

  @Test
  void aTableThatOthersHaveLockedIsNotWaitedForLong() throws Exception {
    try (Estate estate =
            Estate.of(
                Things.DECLARED,
                Estate.Setting.usual().within(Duration.ofSeconds(1)),
                Things.TABLE);
        Connection application = estate.connection()) {
      Things.create(estate, "a", 3);
      application.setAutoCommit(false);
      try (var statement = application.createStatement()) {
        statement.execute("lock table things in access exclusive mode");
      }
      Target target = estate.target(Things.KIND, "a");

      assertThat(estate.advance(target))
          .isInstanceOfSatisfying(
              Reply.Unavailable.class,
              unavailable -> assertThat(unavailable.detail()).contains("locks (55P03)"));
      assertThat(estate.look(target))
          .isInstanceOfSatisfying(
              Verdict.Unverifiable.class,
              unverifiable -> assertThat(unverifiable.reason()).isEqualTo(Doubt.UNAVAILABLE));
      application.rollback();
      assertThat(estate.advance(target)).isInstanceOf(Reply.Gone.class);
    }
  }

  /// Cut after each number of pages in turn, before the page or right after its commit: in the end
  /// all of the owner's rows are gone, and nobody else's.
  @Test
  void aConnectionThatIsCutBetweenAnyTwoPagesLosesNothing() {
    for (Trouble trouble :
        new Trouble[] {Trouble.CUT_BEFORE_APPLYING, Trouble.CUT_AFTER_APPLYING}) {
      for (int cut = 1; cut <= 4; cut++) {
        int until = cut;
        int[] pages = {0};
        try (PostgresTap tap =
            new PostgresTap(TestPostgres.port(), sql -> sql.contains("delete from"))) {
          tap.trouble(sql -> sql.contains("delete from") && ++pages[0] == until, trouble, 1);
          String url = Estate.url().replace(":" + TestPostgres.port(), ":" + tap.port());
          try (Estate estate =
              Estate.of(
                  Things.DECLARED,
                  Estate.Setting.pages(10).at(url + "?prepareThreshold=0"),
                  Things.TABLE)) {
            Things.create(estate, "a", 35);
            Things.create(estate, "b", 5);
            Target target = estate.target(Things.KIND, "a");

            Reply first = estate.advance(target);
            assertThat(first)
                .isInstanceOf(cut == 1 ? Reply.Unavailable.class : Reply.StillDeleting.class);
            assertThat(estate.count("things where owner = 'a'"))
                .isEqualTo(
                    35
                        - 10 * (cut - 1)
                        - (trouble == Trouble.CUT_AFTER_APPLYING
                            ? Math.min(10, 35 - 10 * (cut - 1))
                            : 0));
            assertThat(estate.advanceToTheEnd(target)).isInstanceOf(Reply.Gone.class);
            assertThat(estate.count("things")).isEqualTo(5);
          }
        }
      }
    }
  }

  @Test
  void aBackendThatIsTerminatedIsNoVerdict() {
    try (Estate estate = Things.estate()) {
      Things.create(estate, "a", 3);
      Target target = estate.target(Things.KIND, "a");
      assertThat(estate.look(target)).isInstanceOf(Verdict.Present.class);
      estate.run(
          """
          create function die() returns trigger language plpgsql
            as 'begin perform pg_terminate_backend(pg_backend_pid()); return old; end';
          create trigger die before delete on things for each row execute function die();
          """);

      assertThat(estate.advance(target)).isInstanceOf(Reply.Unavailable.class);
      assertThat(estate.count("things")).isEqualTo(3);
      estate.run("drop trigger die on things");
      assertThat(estate.advance(target)).isInstanceOf(Reply.Gone.class);
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsNoVerdictAndLeavesTheOthersAlone() throws Exception {
    int nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = free.getLocalPort();
    }
    try (Estate estate =
        Estate.of(
            Things.DECLARED,
            Estate.Setting.usual().at("jdbc:postgresql://127.0.0.1:%d/nowhere".formatted(nobody)),
            Things.TABLE)) {
      Target target = estate.target(Things.KIND, "a");

      assertThat(estate.advance(target)).isInstanceOf(Reply.Unavailable.class);
      assertThat(estate.look(target))
          .isInstanceOfSatisfying(
              Verdict.Unverifiable.class,
              unverifiable -> {
                assertThat(unverifiable.reason()).isEqualTo(Doubt.UNAVAILABLE);
                assertThat(unverifiable.toString()).doesNotContain(Estate.SECRET);
              });
    }
  }

  @Test
  void aDatabaseThatWasDroppedIsNotCalledEmpty() {
    try (Estate estate =
        Estate.of(
            Things.DECLARED,
            Estate.Setting.usual()
                .at("jdbc:postgresql://127.0.0.1:%d/dropped".formatted(TestPostgres.port())),
            Things.TABLE)) {
      assertThat(estate.look(estate.target(Things.KIND, "a")))
          .isInstanceOfSatisfying(
              Verdict.Unverifiable.class,
              unverifiable -> assertThat(unverifiable.detail()).contains("3D000"));
    }
  }

  @Test
  void aDatabaseThatTakesNoChangesIsAskedAgainLater() {
    try (Estate estate = Things.estate()) {
      Things.create(estate, "a", 3);
      estate.run(
          """
          create function refuse() returns trigger language plpgsql
            as 'begin raise exception ''closed'' using errcode = ''25006''; end';
          create trigger refuse before delete on things for each row execute function refuse();
          """);

      assertThat(estate.advance(estate.target(Things.KIND, "a")))
          .isInstanceOfSatisfying(
              Reply.Unavailable.class,
              unavailable -> assertThat(unavailable.detail()).contains("takes no changes"));
    }
  }
}
