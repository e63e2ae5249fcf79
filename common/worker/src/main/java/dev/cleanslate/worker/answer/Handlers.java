package dev.cleanslate.worker.answer;

import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.ResourceHandler;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The handlers of a worker by kind. Immutable.
final class Handlers {
  private final Map<String, Served> byKind = new HashMap<>();

  /// Refuses two handlers for one kind.
  Handlers(Collection<? extends ResourceHandler> handlers) {
    for (ResourceHandler handler : handlers) {
      for (Kind kind : handler.kinds()) {
        if (byKind.put(kind.name(), new Served(kind, handler)) != null) {
          throw new IllegalStateException("two handlers serve " + kind.name());
        }
      }
    }
  }

  /// Who serves the target's kind; null where nobody here does.
  @Nullable Served serving(Target target) {
    return serving(target.kind());
  }

  /// Who serves the kind; null where nobody here does.
  @Nullable Served serving(String kind) {
    return byKind.get(kind);
  }

  /// A kind and its handler.
  record Served(Kind kind, ResourceHandler handler) {}
}
