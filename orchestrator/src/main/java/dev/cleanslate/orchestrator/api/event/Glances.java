package dev.cleanslate.orchestrator.api.event;

import dev.cleanslate.orchestrator.api.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The door of those who only want to know what to look at again: which deletions have moved, of
/// the caller's tenant, or of what the caller holds. Thread-safe.
@Component
public final class Glances {
  private final EventAnswers answers;
  private final Streams streams;
  private final JdbcClient jdbc;
  private final Supplier<UUID> ids;

  Glances(EventAnswers answers, Streams streams, JdbcClient jdbc, Supplier<UUID> ids) {
    this.answers = answers;
    this.streams = streams;
    this.jdbc = jdbc;
    this.ids = ids;
  }

  /// Answers with a stream of `{"deletions": [ids]}`, from now on or after that event, until nobody
  /// listens any more.
  ///
  /// @param page by which the caller's page can say that it was left; absent where it will not
  public void tell(
      Caller caller, @Nullable UUID page, @Nullable String last, HttpServletResponse response)
      throws IOException {
    String holder = caller.onlyHeld() ? caller.name() : null;
    String place = TenantFeed.place(jdbc, last);
    answers.tell(
        caller,
        open(caller, page == null ? ids.get() : page),
        response,
        new MoveFeed(jdbc, caller.tenant(), holder),
        place);
  }

  /// Ends the stream of a page of the same caller's, so that another has its place at once. Does
  /// nothing where this process tells it none.
  public void left(Caller caller, UUID page) {
    streams.left(open(caller, page));
  }

  private static OpenPage open(Caller caller, UUID page) {
    return new OpenPage(caller.tenant(), caller.name(), page);
  }
}
