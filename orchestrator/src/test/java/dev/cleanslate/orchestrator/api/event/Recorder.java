package dev.cleanslate.orchestrator.api.event;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps what it was told; whoever runs the stream notes its end.
final class Recorder implements Outlet {
  final List<String> said = new CopyOnWriteArrayList<>();
  volatile boolean gone;
  volatile boolean ended;

  @Override
  public void tell(Feed.Told told) throws IOException {
    say(told.place() + " " + told.json());
  }

  @Override
  public void rest(String place) throws IOException {
    say("rest " + place);
  }

  private void say(String words) throws IOException {
    if (gone) {
      throw new IOException("nobody listens");
    }
    said.add(words);
  }
}
