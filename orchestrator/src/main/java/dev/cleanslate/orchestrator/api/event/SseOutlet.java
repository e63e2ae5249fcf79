package dev.cleanslate.orchestrator.api.event;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Events as `text/event-stream`. The JSON is PostgreSQL's, which is always one line.
record SseOutlet(OutputStream out) implements Outlet {
  @Override
  public void tell(Feed.Told told) throws IOException {
    send("id: %s\ndata: %s\n\n".formatted(told.place(), told.json()));
  }

  /// The place goes with the comment, so that a reader resumes from there.
  @Override
  public void rest(String place) throws IOException {
    send("id: %s\n: nothing new\n\n".formatted(place));
  }

  private void send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
