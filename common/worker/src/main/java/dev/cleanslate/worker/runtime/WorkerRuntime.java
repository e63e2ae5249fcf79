package dev.cleanslate.worker.runtime;

import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.tracing.Traces;
import dev.cleanslate.worker.CountingHandler;
import dev.cleanslate.worker.ResourceHandler;
import dev.cleanslate.worker.answer.Answering;
import dev.cleanslate.worker.answer.Meters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// A worker at work: first the holds are read, then commands and looks are answered until it is
/// stopped. Starting again after a stop is possible.
public final class WorkerRuntime implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerRuntime.class);

  /// Pages of a census that may be counted at once: few, for deletions come first.
  private static final int COUNTS_IN_FLIGHT = 2;

  private final WorkerProperties properties;
  private final List<ResourceHandler> handlers;
  private final KafkaClients kafka;
  private final Surroundings surroundings;
  private final Meters meters;
  private final List<Thread> threads = new ArrayList<>();
  private @Nullable StopSignal stop;
  private @Nullable HoldsReader holdsReader;

  /// What a worker has from outside.
  ///
  /// @param ids fresh ids for the events it writes
  /// @param traces makes the spans of what it does
  public record Surroundings(
      Clock clock, Supplier<UUID> ids, MeterRegistry registry, Traces traces) {}

  public WorkerRuntime(
      WorkerProperties properties,
      Collection<? extends ResourceHandler> handlers,
      KafkaClients kafka,
      Surroundings surroundings) {
    this.properties = properties;
    this.handlers = List.copyOf(handlers);
    this.kafka = kafka;
    this.surroundings = surroundings;
    this.meters = new Meters(surroundings.registry());
    Gauge.builder("cleanslate.worker.ready", this, runtime -> runtime.isReady() ? 1 : 0)
        .description("1 where commands are taken")
        .register(surroundings.registry());
  }

  @Override
  public synchronized void start() {
    if (stop != null) {
      return;
    }
    StopSignal signal = new StopSignal();
    Holds holds = new Holds();
    HoldsReader reader = new HoldsReader(kafka.consumers(), holds, signal);
    Mail mail = mail(holds, signal);
    run("holds", reader);
    run("commands", () -> afterHolds(reader, commands(mail, signal)));
    run("checks", () -> afterHolds(reader, checks(mail, signal)));
    if (handlers.stream().anyMatch(CountingHandler.class::isInstance)) {
      run("census", () -> afterHolds(reader, census(mail, signal)));
    }
    stop = signal;
    holdsReader = reader;
    LOG.info("Worker {} is at work", properties.name());
  }

  /// Waits a bounded time for what is in flight, commits, and leaves the groups.
  @Override
  public synchronized void stop() {
    if (stop == null) {
      return;
    }
    stop.set();
    long longest = properties.stopWait().plusSeconds(10).toMillis();
    try {
      for (Thread thread : threads) {
        thread.join(longest);
        thread.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    threads.clear();
    stop = null;
    holdsReader = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return stop != null;
  }

  /// Whether commands are being taken: it runs, has read the holds, and none of its threads ended.
  public synchronized boolean isReady() {
    return holdsReader != null
        && holdsReader.isCaughtUp()
        && threads.stream().allMatch(Thread::isAlive);
  }

  private static void afterHolds(HoldsReader reader, CommandLoop loop) {
    try {
      reader.awaitCaughtUp();
      loop.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(String what, Runnable work) {
    threads.add(
        Thread.ofPlatform().name("worker-%s-%s".formatted(properties.name(), what)).start(work));
  }

  private Mail mail(Holds holds, StopSignal signal) {
    Courier courier = new Courier(kafka::producer, signal);
    var time = new Answering.Time(surroundings.clock(), properties.errandLimit());
    var postmark =
        new Mail.Postmark(
            properties.source(), surroundings.clock(), surroundings.ids(), surroundings.traces());
    return new Mail(
        new Answering(properties.name(), handlers, holds, meters, time),
        courier,
        new DeadLetters(courier, meters),
        meters,
        postmark);
  }

  private CommandLoop commands(Mail mail, StopSignal signal) {
    var route =
        new CommandLoop.Route(
            Topics.commands(properties.name()), properties.commandGroup(), mail::command);
    return loop(route, properties.inFlight(), signal);
  }

  private CommandLoop checks(Mail mail, StopSignal signal) {
    var route =
        new CommandLoop.Route(
            Topics.checks(properties.name()), properties.checkGroup(), mail::check);
    return loop(route, properties.checksInFlight(), signal);
  }

  private CommandLoop census(Mail mail, StopSignal signal) {
    var route =
        new CommandLoop.Route(
            Topics.census(properties.name()), properties.censusGroup(), mail::census);
    return loop(route, COUNTS_IN_FLIGHT, signal);
  }

  private CommandLoop loop(CommandLoop.Route route, int inFlight, StopSignal signal) {
    return new CommandLoop(
        route, kafka.consumers(), pace(inFlight), signal, meters.load(route.topic()));
  }

  private CommandLoop.Pace pace(int inFlight) {
    return new CommandLoop.Pace(
        inFlight, properties.pauseAbove(), properties.commitEvery(), properties.stopWait());
  }
}
