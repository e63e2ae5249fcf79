package dev.cleanslate.worker;

import dev.cleanslate.messages.Target;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/// What a worker knows about some kinds of resources at one provider.
///
/// The runtime calls it only with a target whose kind is among [#kinds], whose id and scope match
/// the patterns stated there, and which is no intent. Called from many virtual threads at once; it
/// remembers nothing between calls but what [dev.cleanslate.worker.cloud.Controls] may remember. An
/// exception it throws is a fault of the worker and is answered as "unavailable".
public interface ResourceHandler {
  /// The kinds served; always the same.
  Collection<Kind> kinds();

  /// Looks at the resource's present state and takes the next step towards gone: one provider call
  /// or two. May be asked again and again; a resource that is absent is answered [Advanced.Gone].
  Advanced advance(Target target, Errand errand);

  /// Reads whether the resource is there. Never changes anything. A 404 is [Looked.Gone] only with
  /// a control.
  Looked look(Target target, Errand errand);

  /// Hands everything of a kind within a scope to `each`, page by page, and says whether that was
  /// all there is.
  Listing list(String kind, Map<String, String> scope, Errand errand, Consumer<Listed> each);
}
