package dev.cleanslate.orchestrator.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What becomes a notice, and what does not.
class NewsTests {
  private static Post post;

  @BeforeAll
  static void create() {
    post = new Post();
  }

  @AfterAll
  static void close() {
    post.close();
  }

  @BeforeEach
  void empty() {
    post.empty();
  }

  @Test
  void aFindingIsToldOnceUntilItChanges() {
    post.raise(7, Finding.STUCK, "kept");
    derive();
    post.raise(7, Finding.STUCK, "kept");
    derive();
    derive();
    assertThat(post.kept("says")).containsExactly("finding.open kept");

    post.raise(7, Finding.STUCK, "kept for longer");
    derive();
    derive();
    post.resolve(7);
    derive();
    derive();

    assertThat(post.kept("says"))
        .containsExactly(
            "finding.open kept",
            "finding.open kept for longer",
            "finding.resolved kept for longer");
    assertThat(post.kept("subject")).hasSize(3).allMatch(post.kept("subject").getFirst()::equals);
    JsonNode body = Wire.json().readTree(post.kept("body").getFirst());
    assertThat(body.path("type").asString()).isEqualTo("finding.open");
    assertThat(body.path("severity").asString()).isEqualTo("warning");
    assertThat(body.path("title").asString()).isEqualTo("stuck: file f7 of t/clone/c");
    assertThat(body.at("/data/resource/id").asString()).isEqualTo("f7");
    assertThat(body.at("/data/reason").asString()).isEqualTo("kept");
  }

  @Test
  void whatChangesAndChangesBackBeforeItIsLookedAtIsNoNews() {
    post.raise(1, Finding.STUCK, "kept");
    derive();
    post.raise(1, Finding.STUCK, "otherwise");
    post.raise(1, Finding.STUCK, "kept");
    derive();

    assertThat(post.kept("says")).containsExactly("finding.open kept");
  }

  @Test
  void whatAPersonHasAcknowledgedIsToldOnlyWhenItEnds() {
    post.raise(1, Finding.STUCK, "kept");
    derive();
    acknowledge(1);
    derive();
    post.raise(1, Finding.STUCK, "another reason");
    derive();
    assertThat(post.kept("says")).containsExactly("finding.open kept");

    post.resolve(1);
    derive();
    assertThat(post.kept("says"))
        .containsExactly("finding.open kept", "finding.resolved another reason");
  }

  @Test
  void whatWasKeptUntilATimeThatHasPassedIsToldAgainOnce() {
    post.raise(1, Finding.STUCK, "kept");
    derive();
    post.jdbc
        .sql(
            "update finding set state = 'kept', kept_until = '2026-01-02 03:04:05Z', changed_at ="
                + " clock_timestamp()")
        .update();
    derive();
    assertThat(post.kept("says")).containsExactly("finding.open kept");

    post.jdbc.sql("update finding set state = 'open', changed_at = clock_timestamp()").update();
    derive();
    derive();

    assertThat(post.kept("says"))
        .containsExactly("finding.open kept", "finding.open kept until 2026-01-02T03:04:05Z, kept");
    JsonNode body = Wire.json().readTree(post.kept("body").getLast());
    assertThat(body.path("title").asString())
        .isEqualTo("kept no longer: stuck: file f1 of t/clone/c");
    assertThat(body.at("/data/kept_until").asString()).isEqualTo("2026-01-02T03:04:05Z");
  }

  @Test
  void aRowThatCannotBeReadStopsNoOther() {
    post.raise(1, Finding.STUCK, "of a newer version");
    post.raise(2, Finding.STUCK, "of ours");
    post.jdbc
        .sql("update finding set finding = 'unheard-of' where reason = 'of a newer version'")
        .update();
    FindingNews news = findings(Post.TO_OPS);
    news.derive();
    assertThat(news.derive()).isZero();
    assertThat(post.kept("says")).containsExactly("finding.open of ours");

    post.jdbc
        .sql(
            "update finding set finding = 'stuck', changed_at = clock_timestamp() where finding ="
                + " 'unheard-of'")
        .update();
    news.derive();
    assertThat(post.kept("says"))
        .containsExactly("finding.open of ours", "finding.open of a newer version");
  }

  @Test
  void whatEndedBeforeAnybodyWasToldIsNotTold() {
    post.raise(1, Finding.STUCK, "for a moment");
    post.resolve(1);
    post.raise(2, Finding.STUCK, "seen at once");
    acknowledge(2);
    derive();
    post.resolve(2);
    derive();

    assertThat(post.kept("says")).isEmpty();
    assertThat(post.count("finding where noticed is distinct from changed_at")).isZero();
  }

  @Test
  void whereNobodyIsToldNothingIsKept() {
    post.raise(1, Finding.STUCK, "kept");
    findings(Post.TO_NOBODY).derive();
    deletions(Post.TO_NOBODY).derive();
    post.deleted("untold");
    deletions(Post.TO_NOBODY).derive();

    assertThat(post.count("notice")).isZero();
  }

  @Test
  void manyOrchestratorsKeepEachNoticeOnce() {
    IntStream.rangeClosed(1, 500).forEach(i -> post.raise(i, Finding.STUCK, "kept"));
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      FindingNews news = findings(Post.TO_OPS);
      all.add(
          CompletableFuture.runAsync(
              () -> {
                while (post.count("finding where noticed is distinct from changed_at") > 0) {
                  news.derive();
                }
              },
              task -> Thread.ofPlatform().start(task)));
    }
    all.forEach(CompletableFuture::join);

    assertThat(post.kept("event")).hasSize(500).doesNotHaveDuplicates();
  }

  @Test
  void aDeletionThatEndedIsToldOnceAndFromTheFirstCallOn() {
    post.deleted("before");
    deletions(Post.TO_OPS).derive();
    UUID saga = post.deleted("after");
    UUID stuck = post.stuck("stuck");
    tellDeletions();
    assertThat(post.kept("event")).containsExactly("deletion-" + saga + "-deleted");

    post.rig.engine.change(
        stuck,
        hand -> {
          hand.abandon("jo", "no more");
          return true;
        });
    tellDeletions();
    tellDeletions();

    assertThat(post.kept("event"))
        .containsExactly("deletion-" + saga + "-deleted", "deletion-" + stuck + "-abandoned");
    assertThat(post.kept("severity")).containsExactly("info", "warning");
    JsonNode data = Wire.json().readTree(post.kept("body").getLast()).path("data");
    assertThat(data.path("left").asInt()).isEqualTo(1);
    assertThat(data.at("/owner/id").asString()).isEqualTo("stuck");
    assertThat(data.has("finished_at")).isTrue();
  }

  @Test
  void whoDiesBeforeTheCommitDerivesTheSameAgain() {
    deletions(Post.TO_OPS).derive();
    UUID saga = post.deleted("again");
    try {
      post.run(() -> {
        deletions(Post.TO_OPS).derive();
        throw new IllegalStateException("the process dies");
      });
    } catch (IllegalStateException _) {
      assertThat(post.count("notice")).isZero();
    }
    tellDeletions();
    // What was read already is read once more, as by a database that was set back.
    post.jdbc.sql("update notice_place set xid = '0', id = 0").update();
    tellDeletions();

    assertThat(post.kept("event").stream().filter(event -> event.contains(saga.toString())))
        .hasSize(1);
  }

  @Test
  void aRehearsalIsNoResult() {
    deletions(Post.TO_OPS).derive();
    post.rig.register("seen", dev.cleanslate.orchestrator.engine.EngineRig.item("file", "f"));
    post.rig.open(
        dev.cleanslate.orchestrator.engine.EngineRig.owner("seen"),
        new dev.cleanslate.orchestrator.saga.Mode(true, false));
    post.rig.goneUntilQuiet();
    tellDeletions();

    assertThat(post.count("saga where state = 'rehearsed'")).isPositive();
    assertThat(post.kept("event")).isEmpty();
  }

  private static void acknowledge(long step) {
    post.jdbc
        .sql(
            "update finding set state = 'acknowledged', changed_at = clock_timestamp() where step ="
                + " :step")
        .param("step", step)
        .update();
  }

  private static void derive() {
    findings(Post.TO_OPS).derive();
  }

  private static void tellDeletions() {
    DeletionNews news = deletions(Post.TO_OPS);
    while (news.derive() > 0) {
      // There may be more.
    }
  }

  private static FindingNews findings(Rules rules) {
    return new FindingNews(post.books.transactions(), post.jdbc, post.outbox, rules);
  }

  private static DeletionNews deletions(Rules rules) {
    post.settled();
    return new DeletionNews(post.books.transactions(), post.jdbc, post.outbox, rules, List.of());
  }
}
