package dev.cleanslate.standalone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the parts of a system group by group, each group at once, and stops them in the reverse
/// order.
final class Supervisor {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

  private final List<List<Part>> groups;
  private volatile boolean stopped;

  Supervisor(List<List<Part>> groups) {
    this.groups = List.copyOf(groups);
  }

  /// Returns once all of them serve; where one does not, those that started are left for [#stop].
  /// [CannotStart] where that was called meanwhile: nothing is started after it.
  void start() throws IOException, InterruptedException {
    for (List<Part> group : groups) {
      startTogether(group);
    }
  }

  private void start(Part part) throws IOException, InterruptedException {
    mustGoOn();
    part.start();
    LOG.info("{} serves as process {}", part.name(), part.pid());
  }

  private void mustGoOn() {
    if (stopped) {
      throw new CannotStart("Cleanslate was stopped while it started.");
    }
  }

  /// Stops whatever runs or is starting, last started first, for good; a part that resists does not
  /// keep the others up.
  synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    for (List<Part> group : groups.reversed()) {
      group.reversed().forEach(Supervisor::stop);
    }
  }

  /// The names of all parts, in the order of their start.
  Stream<String> names() {
    return groups.stream().flatMap(List::stream).map(Part::name);
  }

  /// The part of this name.
  Optional<Part> named(String name) {
    return groups.stream()
        .flatMap(List::stream)
        .filter(part -> part.name().equals(name))
        .findFirst();
  }

  private static void stop(Part part) {
    try {
      part.stop();
      LOG.info("{} has stopped", part.name());
    } catch (IOException | RuntimeException failure) {
      LOG.error("{} did not stop as it should", part.name(), failure);
    } catch (InterruptedException failure) {
      LOG.error("{} was not waited for", part.name(), failure);
      Thread.currentThread().interrupt();
    }
  }

  private void startTogether(List<Part> group) throws IOException, InterruptedException {
    mustGoOn();
    try (ExecutorService starters = Executors.newCachedThreadPool()) {
      List<Future<Void>> starting = new ArrayList<>();
      for (Part part : group) {
        Callable<Void> start =
            () -> {
              start(part);
              return null;
            };
        starting.add(starters.submit(start));
      }
      for (Future<Void> start : starting) {
        await(start);
      }
    }
  }

  private static void await(Future<Void> start) throws IOException, InterruptedException {
    try {
      start.get();
    } catch (ExecutionException failure) {
      switch (failure.getCause()) {
        case CannotStart reason -> throw reason;
        case IOException reason -> throw reason;
        case RuntimeException reason -> throw reason;
        case null, default -> throw new IllegalStateException(failure);
      }
    }
  }
}
