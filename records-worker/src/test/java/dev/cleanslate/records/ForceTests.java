package dev.cleanslate.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.testkit.worker.TestSpans;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Sessions that are active: a graceful deletion warns of them, a forced one ends them first.
class ForceTests {
  private static final String DECLARED =
      Things.DECLARED
          + "    active: { column: state, values: [open, idle], ended: closed, ended-at: touched"
          + " }\n";

  private final Estate estate = Estate.of(DECLARED, Estate.Setting.pages(4), Things.TABLE);
  private final Target target = estate.target(Things.KIND, "a");

  @AfterEach
  void close() {
    estate.close();
  }

  @Test
  void aLookSaysHowManyAreActive() {
    sessions();

    assertThat(estate.look(target))
        .isInstanceOfSatisfying(
            Verdict.Present.class,
            present -> assertThat(present.tally()).isEqualTo(new Tally(9, 6)));
  }

  @Test
  void aForcedDeletionEndsActiveOnesFirstAndCountsThem() {
    sessions();
    seenEndings();

    assertThat(estate.forced(target))
        .isInstanceOfSatisfying(
            Advanced.Gone.class, gone -> assertThat(gone.tally()).isEqualTo(new Tally(9, 6)));
    assertThat(estate.count("endings where state = 'closed' and touched is not null")).isEqualTo(6);
    assertThat(estate.count("things")).isEqualTo(1);
  }

  @Test
  void aGracefulDeletionDeletesThemAsTheyAre() {
    sessions();
    seenEndings();

    assertThat(estate.advance(target))
        .isInstanceOfSatisfying(
            Reply.Gone.class, gone -> assertThat(gone.tally()).isEqualTo(new Tally(9, 0)));
    assertThat(estate.count("endings")).isZero();
  }

  @Test
  void forceOnWhatIsNotThereIsGoneAndEndsNothing() {
    assertThat(estate.forced(target))
        .isInstanceOfSatisfying(
            Advanced.Gone.class, gone -> assertThat(gone.tally()).isEqualTo(new Tally(0, 0)));
  }

  @Test
  void spansSayWhatIsDoneToWhichTableAndNoValue() {
    sessions();
    TestSpans spans = new TestSpans();

    estate.handler.advance(
        estate.target(Things.KIND, "a"),
        Errand.forced(InstantSource.system(), Duration.ofSeconds(25), Optional::empty)
            .traced(spans));

    assertThat(spans.names().stream().map(name -> name.split(" ", 2)[0]).distinct())
        .containsExactlyInAnyOrder("select", "update", "delete");
    assertThat(spans.names()).allMatch(name -> name.endsWith(".things"));
    assertThat(spans.text()).contains("db.collection.name").doesNotContain("'a'", "owner");
  }

  private void sessions() {
    estate.run(
        """
        insert into things (owner, state)
        select 'a', state from unnest(array['open', 'idle', 'closed']) state, generate_series(1, 3);
        insert into things (owner, state) values ('b', 'open');
        """);
  }

  /// What an application that watches the sessions would see.
  private void seenEndings() {
    estate.run(
        """
        create table endings as select * from things where false;
        create function note() returns trigger language plpgsql
          as 'begin insert into SCHEMA.endings values (new.*); return new; end';
        create trigger note before update on things for each row execute function note();
        """);
  }
}
