package dev.cleanslate.orchestrator.signal;

import dev.cleanslate.messages.Topics;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.Kind;
import dev.cleanslate.orchestrator.catalog.Worker;
import java.util.Optional;

/// A topic that somebody must read to its end.
///
/// @param name what it is shown as; the same for the topics of all workers
/// @param worker who reads it, by the name in the catalog
/// @param group whose offsets say how far it was read; absent where PostgreSQL says that
record Queue(String name, String worker, Optional<String> group) {
  private static final String LETTERS = ".dlt";

  /// What a topic is; empty for one that nobody has to read.
  static Optional<Queue> of(String topic, Catalog catalog) {
    return switch (topic) {
      case Topics.DELETE_REQUESTS, Topics.RESOURCES ->
          Optional.of(new Queue(plain(topic), Kind.ORCHESTRATOR, Optional.empty()));
      case Topics.REPLIES -> own(topic, "cleanslate.replies");
      case Topics.VERDICTS -> own(topic, "cleanslate.verifier");
      case Topics.CENSUS -> Optional.of(mine("census-pages", "cleanslate.census"));
      default -> ofWorker(topic, catalog);
    };
  }

  private static Optional<Queue> own(String topic, String group) {
    return Optional.of(mine(plain(topic), group));
  }

  private static Queue mine(String name, String group) {
    return new Queue(name, Kind.ORCHESTRATOR, Optional.of(group));
  }

  private static Optional<Queue> ofWorker(String topic, Catalog catalog) {
    if (topic.endsWith(LETTERS)) {
      return Optional.empty();
    }
    return part(topic, Topics.commands(""), "commands", "", catalog)
        .or(() -> part(topic, Topics.checks(""), "checks", ".checks", catalog))
        .or(() -> part(topic, Topics.census(""), "census", ".census", catalog));
  }

  private static Optional<Queue> part(
      String topic, String prefix, String name, String ending, Catalog catalog) {
    if (!topic.startsWith(prefix)) {
      return Optional.empty();
    }
    String worker = topic.substring(prefix.length());
    return catalog
        .declared(worker)
        .map(Worker::name)
        .map(declared -> new Queue(name, declared, Optional.of(Topics.PREFIX + worker + ending)));
  }

  /// The queue beside which a topic holds dead letters, in the same words; empty for other topics.
  static Optional<String> besides(String topic) {
    return topic.endsWith(LETTERS)
        ? Optional.of(plain(topic.substring(0, topic.length() - LETTERS.length())))
        : Optional.empty();
  }

  private static String plain(String topic) {
    return topic.substring(Topics.PREFIX.length());
  }
}
