package dev.cleanslate.orchestrator.api.event;

import dev.cleanslate.orchestrator.api.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The door of those who only want to know what to look at again: which deletions have moved, of
/// the caller's tenant, or of what the caller holds. Thread-safe.
@Component
public final class Glances {
  private final EventAnswers answers;
  private final JdbcClient jdbc;

  Glances(EventAnswers answers, JdbcClient jdbc) {
    this.answers = answers;
    this.jdbc = jdbc;
  }

  /// Answers with a stream of `{"deletions": [ids]}`, from now on or after that event, until nobody
  /// listens any more.
  public void tell(Caller caller, @Nullable String last, HttpServletResponse response)
      throws IOException {
    String holder = caller.onlyHeld() ? caller.name() : null;
    String place = TenantFeed.place(jdbc, last);
    answers.tell(caller, response, new MoveFeed(jdbc, caller.tenant(), holder), place);
  }
}
