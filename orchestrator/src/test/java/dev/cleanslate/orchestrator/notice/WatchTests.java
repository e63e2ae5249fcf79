package dev.cleanslate.orchestrator.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.jobs.Order;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Figures are told once when they become too high and once when they no longer are.
class WatchTests {
  private static final Limits LIMITS =
      new Limits(2, 2, true, Duration.ofMinutes(5), Duration.ofHours(24));

  private Post post;
  private Watch watch;

  @BeforeEach
  void create() {
    post = new Post();
    watch = watch(Post.TO_OPS);
  }

  @AfterEach
  void close() {
    post.close();
  }

  @Test
  void eachFigureIsRaisedOnceAndClearedOnce() {
    assertThat(run(false)).containsEntry("raised", List.of());
    assertThat(post.count("watch")).as("nothing is written while all is well").isZero();

    UUID one = post.stuck("one");
    run(false);
    assertThat(post.kept("subject")).as("one is not too many").containsExactly("alert/t/health");
    UUID two = post.stuck("two");
    assertThat(watch.due("t")).isEqualTo(2);
    run(false);
    run(false);
    assertThat(watch.due("t")).isZero();
    assertThat(post.kept("subject || ' ' || says"))
        .containsExactly(
            "alert/t/health alert.raised warning",
            "alert/t/failed-deletions alert.raised warning",
            "alert/t/orphans alert.raised warning");

    abandon(one);
    abandon(two);
    post.jdbc.sql("update finding set state = 'resolved'").update();
    run(false);
    run(false);
    assertThat(post.kept("subject || ' ' || says").subList(3, 6))
        .containsExactlyInAnyOrder(
            "alert/t/health alert.cleared warning",
            "alert/t/failed-deletions alert.cleared warning",
            "alert/t/orphans alert.cleared warning");

    post.stuck("three");
    run(false);
    assertThat(post.kept("event")).doesNotHaveDuplicates().hasSize(7);
  }

  @Test
  void whatMayRunOutOfTimeAndWhatIsPendingForTooLongAreTold() {
    post.rig.register("slow", dev.cleanslate.orchestrator.engine.EngineRig.item("file", "f"));
    post.rig.open("slow");
    run(false);
    assertThat(post.kept("subject")).isEmpty();

    post.jdbc
        .sql("update step set deadline_at = clock_timestamp() + interval '4 minutes'")
        .update();
    post.jdbc.sql("update saga set created_at = created_at - interval '25 hours'").update();
    Map<String, Object> result = run(false);

    assertThat(post.kept("subject")).containsExactly("alert/t/deadlines", "alert/t/oldest");
    assertThat(result).containsEntry("raised", List.of("deadlines", "oldest"));
    assertThat(String.valueOf(result.get("figures"))).contains("late_steps=1");
  }

  @Test
  void theSeverityThatChangesIsToldAndTheEndReachesWhoWasToldOfAnyOfIt() {
    watch =
        watch(
            new Rules(
                List.of(
                    new Rule(
                        java.util.Set.of("pager"),
                        java.util.EnumSet.of(Matter.ALERTS),
                        java.util.Set.of(),
                        java.util.Set.of(),
                        Severity.CRITICAL))));
    post.stuck("one");
    run(false);
    assertThat(post.kept("says")).as("degraded is no matter for the pager").isEmpty();

    post.jdbc.sql("insert into intake_offset values ('c', 'i', 'topic', 0, 5, 3)").update();
    run(false);
    post.jdbc.sql("update intake_offset set lost = 0").update();
    run(false);
    post.jdbc.sql("update finding set state = 'acknowledged'").update();
    run(false);

    assertThat(post.kept("says")).containsExactly("alert.raised critical", "alert.cleared warning");
  }

  @Test
  void aDryRunSaysWhatItSeesAndTellsNobody() {
    post.stuck("one");
    post.stuck("two");

    assertThat(run(true))
        .containsEntry("changed", List.of("failed-deletions", "orphans", "health"));
    assertThat(post.count("notice")).isZero();
    assertThat(post.count("watch")).isZero();
  }

  @Test
  void theFiguresOfAllTenantsAreThereToBeShown() {
    post.stuck("one");

    Watched.Now now = new Watched(new FigureRows(post.jdbc), LIMITS).now();

    assertThat(now.stuckDeletions()).isEqualTo(1);
    assertThat(now.orphans()).isEqualTo(1);
    assertThat(now.health()).isEqualTo(1);
    assertThat(now.lateSteps()).isZero();
    assertThat(now.deadNotices()).isZero();
  }

  private Watch watch(Rules rules) {
    return new Watch(
        post.books.transactions(),
        new FigureRows(post.jdbc),
        new WatchRows(post.jdbc),
        post.outbox,
        new NoticeConfiguration.Told(rules, LIMITS, Duration.ofDays(30)));
  }

  private Map<String, Object> run(boolean dry) {
    return watch.run(new Order("t", "test", Order.MAX_AGE, dry), () -> {});
  }

  private void abandon(UUID saga) {
    post.rig.engine.change(
        saga,
        hand -> {
          hand.abandon("jo", "no more");
          return true;
        });
  }
}
