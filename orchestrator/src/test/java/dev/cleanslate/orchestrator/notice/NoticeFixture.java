package dev.cleanslate.orchestrator.notice;

import dev.cleanslate.orchestrator.engine.Books;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Gives tests of other packages what derives notices, without a Spring context.
public final class NoticeFixture {
  private NoticeFixture() {}

  /// The figures that are watched, with the limits that are usual.
  public static Watched watched(JdbcClient jdbc) {
    var limits = new Limits(1, 100, true, Duration.ofMinutes(5), Duration.ofHours(24));
    return new Watched(new FigureRows(jdbc), limits);
  }

  /// Derives the replies of a system from what happened to deletions; nobody else is told anything.
  public static IntSupplier replies(Books books, JdbcClient jdbc, Replies system) {
    return new DeletionNews(
            books.transactions(), jdbc, new Outbox(jdbc), new Rules(List.of()), List.of(system))
        ::derive;
  }
}
