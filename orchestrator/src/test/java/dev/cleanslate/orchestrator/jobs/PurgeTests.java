package dev.cleanslate.orchestrator.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.engine.EngineRig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PurgeTests {
  private static final Order FOR_GOOD = new Order("t", "test", Duration.ZERO, false);
  private static final Pulse ALIVE = () -> {};

  private final LongAgo past = new LongAgo();
  private final Purge purge =
      new Purge(past.books.transactions(), new PurgeRows(past.jdbc), LongAgo.CATALOG);

  @AfterEach
  void close() {
    past.close();
  }

  @Test
  void nobodyIsForgottenBeforeTheTime() {
    past.deleted("a");
    past.daysPass(89);

    assertThat(purge.due("t")).isZero();
    purge.run(FOR_GOOD, ALIVE);

    assertThat(past.count("owner")).isEqualTo(1);
  }

  @Test
  void anOwnerIsForgottenWithAllThatIsKnownOfIt() {
    past.deleted("a");
    past.rig.register("b", EngineRig.item("file", "file-b"));
    past.daysPass(91);

    Map<String, Object> result = purge.run(FOR_GOOD, ALIVE);

    assertThat(result).containsEntry("due", 1L);
    assertThat(String.valueOf(result.get("purged")))
        .contains("owners=1", "resources=1", "steps=1", "deletions=1");
    assertThat(past.count("owner")).as("the living one").isEqualTo(1);
    assertThat(past.count("resource")).isEqualTo(1);
    for (String table : new String[] {"saga", "step", "gate", "history", "request"}) {
      assertThat(past.count(table)).as(table).isZero();
    }
    assertThat(past.count("owner_status where owner_no not in (select no from owner)")).isZero();
  }

  @Test
  void aDryRunOnlySaysHowMany() {
    past.deleted("a");
    past.daysPass(91);

    Map<String, Object> result = purge.run(new Order("t", "test", Duration.ZERO, true), ALIVE);

    assertThat(result).containsEntry("due", 1L).doesNotContainKey("purged");
    assertThat(past.count("owner")).isEqualTo(1);
  }

  @Test
  void whatWaitsForAPersonOrIsUnderWayOrUntoldIsKept() {
    var late = past.deleted("late");
    past.deleted("untold");
    past.deleted("again");
    past.daysPass(91);
    past.jdbc
        .sql(
            "insert into finding (tenant, owner_type, owner_id, saga_id, finding, reason, told)"
                + " values ('t', 'clone', 'late', :saga, 'late', 'a test', true)")
        .param("saga", late)
        .update();
    past.jdbc.sql("update saga set published_seq = 0 where owner_id = 'untold'").update();
    past.jdbc.sql("update saga set state = 'stuck' where owner_id = 'again'").update();

    purge.run(FOR_GOOD, ALIVE);
    assertThat(past.count("owner")).isEqualTo(3);

    past.jdbc.sql("update finding set state = 'resolved'").update();
    purge.run(FOR_GOOD, ALIVE);
    assertThat(past.count("owner where id = 'late'")).isZero();
    assertThat(past.count("finding")).isZero();
  }

  @Test
  void whoIsOwnedGoesBeforeWhoOwnedItAndNeitherWhileTheOtherLives() {
    OwnerRef group = EngineRig.group("all");
    past.rig.register("a", EngineRig.item("file", "file-a"));
    past.rig.register(group, EngineRig.owned(EngineRig.owner("a")));
    past.rig.open(group);
    past.rig.goneUntilQuiet();
    past.told();
    past.daysPass(91);
    past.jdbc.sql("update owner set state = 'active' where type = 'group'").update();

    purge.run(FOR_GOOD, ALIVE);
    assertThat(past.count("owner")).as("its owner lives").isEqualTo(2);

    past.jdbc.sql("update owner set state = 'deleted' where type = 'group'").update();
    past.jdbc.sql("update owner set deleted_at = clock_timestamp() where id = 'a'").update();
    purge.run(FOR_GOOD, ALIVE);
    assertThat(past.count("owner")).as("what it owned is there still").isEqualTo(2);

    past.daysPass(91);
    purge.run(FOR_GOOD, ALIVE);
    assertThat(past.count("owner")).isZero();
  }

  @Test
  void anOwnerOfManyPagesIsForgottenThoughTheFirstWhoTriedDied() {
    past.deleted("large");
    past.jdbc
        .sql(
            """
            insert into resource (owner_no, incarnation, kind, id, state, registered_at, parent_no)
            select no, 1, 'leaf', 'leaf-' || i, 'gone', clock_timestamp(), (select min(no) from resource)
              from owner, generate_series(1, 2500) i
            """)
        .update();
    past.jdbc
        .sql(
            """
            insert into step (saga_id, id, kind, state, round, attempt, unanswered, failures, passed, refused, changed_at)
            select saga.id, resource.no, 'leaf', 'gone', 1, 0, 0, 0, true, false, clock_timestamp()
              from saga, resource
             where resource.kind = 'leaf'
            """)
        .update();
    past.daysPass(91);
    AtomicInteger beats = new AtomicInteger();

    assertThatIllegalStateException()
        .isThrownBy(() ->
            purge.run(
                FOR_GOOD,
                () -> {
                  if (beats.incrementAndGet() == 3) {
                    throw new IllegalStateException("it dies");
                  }
                }));
    assertThat(past.count("step")).as("two pages are gone").isEqualTo(501);
    assertThat(past.count("owner")).isEqualTo(1);

    purge.run(FOR_GOOD, ALIVE);
    assertThat(past.count("owner")).isZero();
    assertThat(past.count("resource")).isZero();
  }
}
