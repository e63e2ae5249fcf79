package dev.cleanslate.orchestrator.api.event;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

/// Which stream each open page listens to, and which pages were left before their streams came: the
/// two calls overtake each other. Thread-safe.
final class OpenPages {
  private static final int MOST_LEFT = 1000;

  private final Map<OpenPage, Stream> streams = new HashMap<>();
  private final SequencedSet<OpenPage> left = new LinkedHashSet<>();

  /// It listens to this one from now on, and to none before; to none at all where it was left.
  synchronized void opened(OpenPage page, Stream stream) {
    if (left.remove(page)) {
      stream.end();
      return;
    }
    Stream before = streams.put(page, stream);
    if (before != null) {
      before.end();
    }
  }

  synchronized void closed(OpenPage page, Stream stream) {
    streams.remove(page, stream);
  }

  synchronized void left(OpenPage page) {
    Stream stream = streams.remove(page);
    if (stream != null) {
      stream.end();
    } else {
      left.add(page);
      if (left.size() > MOST_LEFT) {
        left.removeFirst();
      }
    }
  }
}
