package dev.cleanslate.orchestrator.api.event;

import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// Answers a call with a stream. It lasts as long as the token that opened it, on the thread of the
/// call: those are virtual, and nobody else touches the response.
@Component
final class EventAnswers {
  private static final Duration FOR_EVER = Duration.ofDays(10_000);

  private final Streams streams;
  private final BriefLocks database;

  EventAnswers(Streams streams, BriefLocks database) {
    this.streams = streams;
    this.database = database;
  }

  void tell(Caller caller, HttpServletResponse response, Feed feed, String place)
      throws IOException {
    Duration life =
        caller.until() == null ? FOR_EVER : Duration.between(database.now(), caller.until());
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
    response.setHeader("X-Accel-Buffering", "no");
    streams.tell(feed, place, new SseOutlet(response.getOutputStream()), life);
  }
}
