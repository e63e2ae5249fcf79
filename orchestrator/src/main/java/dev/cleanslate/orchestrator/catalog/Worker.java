package dev.cleanslate.orchestrator.catalog;

import dev.cleanslate.messages.Target;
import java.util.Optional;

/// A worker that kinds may name.
///
/// @param name the ending of its topics (`openai` in `cleanslate.commands.openai`)
/// @param callsPerSecond the provider's budget per account, over all orchestrators together
/// @param partitions how many partitions its topics are created with
/// @param per the scope entry by which the work is parted: each value of it has a worker of its
///   own, `<name>-<value>`, as an agent on each host; empty where one worker does all
public record Worker(String name, int callsPerSecond, int partitions, Optional<String> per) {
  /// The name of the worker that deals with this target.
  String nameFor(Target target) {
    return per.map(entry -> name + "-" + target.scope().getOrDefault(entry, "")).orElse(name);
  }
}
