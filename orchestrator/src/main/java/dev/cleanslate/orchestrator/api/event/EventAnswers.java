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
    streams.tell(feed, place, begun(response), life(caller));
  }

  /// As [#tell(Caller, HttpServletResponse, Feed, String)], to an open page.
  void tell(Caller caller, OpenPage page, HttpServletResponse response, Feed feed, String place)
      throws IOException {
    streams.tell(page, feed, place, begun(response), life(caller));
  }

  private static Outlet begun(HttpServletResponse response) throws IOException {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
    response.setHeader("X-Accel-Buffering", "no");
    return new SseOutlet(response.getOutputStream());
  }

  private Duration life(Caller caller) {
    return caller.until() == null ? FOR_EVER : Duration.between(database.now(), caller.until());
  }
}
