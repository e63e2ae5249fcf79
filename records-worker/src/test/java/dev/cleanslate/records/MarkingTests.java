package dev.cleanslate.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rows that stay, marked as deleted: with one entry in their history, or not at all.
class MarkingTests {
  private static final String DECLARED =
      Things.DECLARED.replace(
          "gone: deleted",
          """
          gone: soft-delete
              soft-delete:
                column: state
                status: deleted
                at: touched
                history:
                  schema: SCHEMA
                  table: history
                  owner: thing
                  from: old
                  to: new
                  at: at\
          """);

  private final Estate estate =
      Estate.of(
          DECLARED,
          Things.TABLE,
          "create table history (thing text, old text, new text, at timestamptz not null)");
  private final Target target = estate.target(Things.KIND, "a");

  @AfterEach
  void close() {
    estate.close();
  }

  @Test
  void eightAtOnceMarkARowOnceAndNoteItOnce() throws Exception {
    Things.create(estate, "a", 1);
    List<Callable<Reply>> asking =
        IntStream.range(0, 8).<Callable<Reply>>mapToObj(_ -> () -> estate.advance(target)).toList();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(asking).forEach(each -> assertThat(each).isDone());
    }

    assertThat(estate.advance(target)).isInstanceOf(Reply.Gone.class);
    assertThat(estate.count("history")).isEqualTo(1);
    assertThat(estate.count("things where state = 'deleted' and touched is not null")).isEqualTo(1);
  }

  @Test
  void whatWasMarkedBeforeIsNotMarkedAgain() {
    Things.create(estate, "a", 1);
    estate.run("update things set state = 'deleted', touched = '2026-01-01'");

    assertThat(estate.advance(target)).isInstanceOf(Reply.Gone.class);
    assertThat(estate.count("history")).isZero();
    assertThat(estate.count("things where touched = '2026-01-01'")).isEqualTo(1);
  }

  @Test
  void aRowWhoseHistoryCannotBeWrittenIsNotMarked() {
    Things.create(estate, "a", 1);
    estate.run("alter table history add constraint never check (new <> 'deleted')");

    assertThat(estate.advance(target))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Refusal.PROTECTED);
              assertThat(refused.detail()).contains("history", "never", "23514");
            });
    assertThat(estate.count("things where touched is null and state = 'open'")).isEqualTo(1);
  }

  @Test
  void aRowThatATriggerKeepsUnmarkedIsNotNotedEither() {
    Things.create(estate, "a", 1);
    estate.run(
        """
        create function keep() returns trigger language plpgsql as 'begin return null; end';
        create trigger keep before update on things for each row execute function keep();
        """);

    assertThat(estate.advance(target))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> assertThat(refused.detail()).contains("0 were marked and 1 noted"));
    assertThat(estate.count("history")).isZero();
    assertThat(estate.look(target)).isInstanceOf(Verdict.Present.class);
  }
}
