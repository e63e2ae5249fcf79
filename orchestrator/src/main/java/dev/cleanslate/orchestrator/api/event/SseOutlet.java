package dev.cleanslate.orchestrator.api.event;

import java.io.IOException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Events to one HTTP response.
record SseOutlet(SseEmitter emitter) implements Outlet {
  @Override
  public void tell(Feed.Told told) throws IOException {
    send(SseEmitter.event().id(told.place()).data(told.json()));
  }

  /// The place goes with the comment, so that a reader resumes from there.
  @Override
  public void rest(String place) throws IOException {
    send(SseEmitter.event().id(place).comment("nothing new"));
  }

  @Override
  public void end() {
    emitter.complete();
  }

  private void send(SseEmitter.SseEventBuilder event) throws IOException {
    try {
      emitter.send(event);
    } catch (IllegalStateException ended) {
      throw new IOException("the response has ended", ended);
    }
  }
}
