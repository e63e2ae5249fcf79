package dev.cleanslate.ibm.kind;

import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Kind;
import java.util.Map;
import java.util.Optional;

/// One kind of resource, as [IbmHandler] needs to know it. Thread-safe; remembers nothing.
public interface IbmKind {
  /// What the runtime checks a target against; always the same.
  Kind kind();

  /// Why nothing can be asked for in this scope, such as a region that is not configured; empty
  /// where nothing stands against it. Asked before anything else, and before any call.
  Optional<String> objection(Map<String, String> scope);

  /// The resource that a target means. Asked for only where there is no objection to its scope.
  Site site(Target target);

  /// The listing of all that lies in a scope; empty where the provider has none. Asked for only
  /// where there is no objection to the scope.
  Optional<Walk.Route> listing(Map<String, String> scope);
}
