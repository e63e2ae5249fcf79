package dev.cleanslate.orchestrator.signal;

import dev.cleanslate.messages.Topics;
import dev.cleanslate.orchestrator.catalog.Catalog;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.springframework.dao.DataAccessException;

/// How far everybody is who reads a topic: what waits, and for how long nothing was dealt with. A
/// place of a worker (a host) counts to the worker; of several, the sum waits and the longest
/// stands. Used by one thread.
final class BrokerSource implements Source {
  private static final int PATIENCE_S = 10;

  private final Admin admin;
  private final Catalog catalog;
  private final IntakePlaces intake;
  private final Stalls stalls;

  BrokerSource(Admin admin, Catalog catalog, IntakePlaces intake, Stalls stalls) {
    this.admin = admin;
    this.catalog = catalog;
    this.intake = intake;
    this.stalls = stalls;
  }

  @Override
  public String name() {
    return "broker";
  }

  @Override
  public List<Sample> samples() {
    try {
      return read();
    } catch (ExecutionException | TimeoutException failure) {
      throw new KafkaException("the broker did not say how far its topics are read", failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new KafkaException("stopped while asking the broker", stopped);
    }
  }

  private List<Sample> read() throws ExecutionException, TimeoutException, InterruptedException {
    Map<String, TopicDescription> topics = topics();
    Map<String, Queue> queues = new TreeMap<>();
    topics
        .keySet()
        .forEach(topic -> Queue.of(topic, catalog).ifPresent(queue -> queues.put(topic, queue)));
    Map<TopicPartition, Long> ends = offsets(topics, OffsetSpec.latest());
    Map<TopicPartition, Long> beginnings = offsets(topics, OffsetSpec.earliest());
    Map<TopicPartition, Long> reached = reached(topics, queues);
    Map<Tags, Backlog> backlogs = new HashMap<>();
    Map<Tags, Long> letters = new HashMap<>();
    ends.forEach((place, end) -> {
      long beginning = beginnings.getOrDefault(place, 0L);
      Queue queue = queues.get(place.topic());
      if (queue != null) {
        long from = Math.max(beginning, reached.getOrDefault(place, 0L));
        Backlog here = new Backlog(Math.max(0, end - from), stalls.seconds(place, from, end));
        backlogs.merge(
            Tags.of("queue", queue.name(), "worker", queue.worker()), here, Backlog::and);
      }
      Queue.besides(place.topic())
          .ifPresent(
              besides -> letters.merge(Tags.of("queue", besides), end - beginning, Long::sum));
    });
    return samples(backlogs, letters);
  }

  private static List<Sample> samples(Map<Tags, Backlog> backlogs, Map<Tags, Long> letters) {
    List<Sample> samples = new ArrayList<>();
    backlogs.forEach((tags, backlog) -> {
      samples.add(new Sample(Gauged.LAG, tags, (double) backlog.records()));
      samples.add(new Sample(Gauged.STALLED_SECONDS, tags, backlog.stalled()));
    });
    letters.forEach(
        (tags, count) -> samples.add(new Sample(Gauged.DEAD_LETTERS, tags, (double) count)));
    return samples;
  }

  private Map<String, TopicDescription> topics()
      throws ExecutionException, TimeoutException, InterruptedException {
    List<String> ours =
        got(admin.listTopics().names()).stream()
            .filter(name -> name.startsWith(Topics.PREFIX))
            .toList();
    return got(admin.describeTopics(ours).allTopicNames());
  }

  private Map<TopicPartition, Long> offsets(Map<String, TopicDescription> topics, OffsetSpec which)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    topics.forEach((topic, description) ->
        description
            .partitions()
            .forEach(part -> wanted.put(new TopicPartition(topic, part.partition()), which)));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    got(admin.listOffsets(wanted).all())
        .forEach((place, result) -> offsets.put(place, result.offset()));
    return offsets;
  }

  /// Who never read anything has no offsets.
  private Map<TopicPartition, Long> reached(
      Map<String, TopicDescription> topics, Map<String, Queue> queues)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<String, ListConsumerGroupOffsetsSpec> groups = new TreeMap<>();
    queues
        .values()
        .forEach(queue ->
            queue.group().ifPresent(name -> groups.put(name, new ListConsumerGroupOffsetsSpec())));
    Map<TopicPartition, Long> reached = new HashMap<>();
    for (Map<TopicPartition, OffsetAndMetadata> of :
        got(admin.listConsumerGroupOffsets(groups).all()).values()) {
      of.forEach((place, offset) -> {
        if (offset != null) {
          reached.put(place, offset.offset());
        }
      });
    }
    reached.putAll(intake.reached(topics));
    return reached;
  }

  private static <T> T got(KafkaFuture<T> answer)
      throws ExecutionException, TimeoutException, InterruptedException {
    return answer.get(PATIENCE_S, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }

  /// How far PostgreSQL says that topics were read.
  @FunctionalInterface
  interface IntakePlaces {
    Map<TopicPartition, Long> reached(Map<String, TopicDescription> topics)
        throws DataAccessException;
  }

  private record Backlog(long records, double stalled) {
    Backlog and(Backlog other) {
      return new Backlog(records + other.records, Math.max(stalled, other.stalled));
    }
  }
}
