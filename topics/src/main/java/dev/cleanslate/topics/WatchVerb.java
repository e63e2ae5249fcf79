package dev.cleanslate.topics;

import dev.cleanslate.topics.words.Interpreter;
import dev.cleanslate.topics.words.Letter;
import dev.cleanslate.topics.words.Spoken;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows messages as they come.
@Command(
    name = "watch",
    description = "Shows messages as they come, a line for each, until it is ended.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cleanslate topics watch",
      "  cleanslate topics watch --topic sagas --topic orphan-alerts --from beginning",
      "  cleanslate topics watch --owner clone/clone-7 --from 10m",
      "  cleanslate topics watch --topic 'commands.*' --json",
      "  cleanslate topics watch --topic '*.dlt' --from beginning --to now"
    })
final class WatchVerb implements Callable<Integer> {
  private static final Duration LOOK_FOR_NEW = Duration.ofSeconds(5);

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "of that topic, with or without cleanslate. before it; * for anything")
  private List<String> topics = List.of();

  @Option(
      names = "--owner",
      paramLabel = "OWNER",
      description = "about that owner: TYPE/ID or TENANT/TYPE/ID")
  private @Nullable String owner;

  @Option(
      names = "--saga",
      paramLabel = "ID",
      description = "about that deletion: its id, or how that begins")
  private @Nullable String saga;

  @Option(
      names = "--from",
      paramLabel = "WHEN",
      defaultValue = "now",
      description = "beginning, now (usual), a time, or 10m for ten minutes ago")
  private String from = "now";

  @Option(
      names = "--to",
      paramLabel = "now",
      description = "ends when all was shown that is there now")
  private @Nullable String to;

  @Option(names = "--json", description = "a JSON document a line, for programs")
  private boolean json;

  @Mixin private final Connection connection = new Connection();

  private final Surroundings surroundings;

  WatchVerb(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (to != null && !to.equals("now")) {
      throw new IllegalArgumentException("--to takes the word now, and nothing else");
    }
    From begin = From.read(from, surroundings.clock());
    try (KafkaConsumer<byte[], byte[]> consumer = connection.consumer(surroundings.environment())) {
      Feed feed = new Feed(consumer, new TopicNames(topics));
      if (!feed.open(begin)) {
        surroundings.err().println("There is no such topic. cleanslate topics list shows them.");
        return TopicsLine.NO_SUCH_THING;
      }
      show(feed);
    }
    return 0;
  }

  private void show(Feed feed) {
    Paper paper = surroundings.paper(json);
    Choice choice = new Choice(owner, saga);
    Map<TopicPartition, Long> ends = to == null ? Map.of() : feed.ends();
    Instant widened = surroundings.clock().instant();
    while (!surroundings.isEnded().getAsBoolean()) {
      feed.next().forEach(record -> show(record, choice, paper));
      if (to != null && feed.isAtEnd(ends)) {
        return;
      }
      Instant now = surroundings.clock().instant();
      if (widened.plus(LOOK_FOR_NEW).isBefore(now)) {
        feed.widen();
        widened = now;
      }
    }
  }

  private static void show(ConsumerRecord<byte[], byte[]> record, Choice choice, Paper paper) {
    Letter letter = Feed.letter(record);
    Spoken spoken = Interpreter.of(letter);
    if (choice.takes(spoken, letter.key())) {
      String place = record.partition() + "/" + record.offset();
      paper.write(Instant.ofEpochMilli(record.timestamp()), place, letter, spoken);
    }
  }
}
