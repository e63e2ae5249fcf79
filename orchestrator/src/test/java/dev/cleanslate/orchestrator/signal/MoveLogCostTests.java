package dev.cleanslate.orchestrator.signal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.orchestrator.engine.EngineRig;
import dev.cleanslate.orchestrator.engine.MemoryBooks;
import dev.cleanslate.orchestrator.engine.Occurrence;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/// What a line per move costs, as JSON in a file. The figure is written to
/// `target/move-log-cost.txt`; `docs/signals.md` has that of one run.
@Tag("full")
class MoveLogCostTests {
  private static final int ROUNDS = 5;
  private static final int LINES = 50_000;

  @TempDir Path folder;

  @Test
  void aLineIsCheapBesideTheStepThatItIsAbout() throws IOException {
    Occurrence gone = oneStepGone();
    Logger logger = (Logger) LoggerFactory.getLogger(MoveLog.class);
    Path file = folder.resolve("moves.json");
    FileAppender<ILoggingEvent> appender = json(logger.getLoggerContext(), file);
    logger.addAppender(appender);
    logger.setAdditive(false);
    logger.setLevel(Level.INFO);
    try {
      double with = best(gone);
      logger.setLevel(Level.WARN);
      double without = best(gone);
      long bytes = Files.size(file) / ((long) ROUNDS * LINES * gone.turns().size());
      Files.writeString(
          Path.of("target", "move-log-cost.txt"),
          "%.2f us of CPU for a line of %d bytes; %.3f us where lines are switched off%n"
              .formatted(with, bytes, without));

      assertThat(with).as("us of CPU for a line").isLessThan(200);
      assertThat(without).isLessThan(with / 10);
    } finally {
      logger.setLevel(null);
      logger.setAdditive(true);
      logger.detachAppender(appender);
      appender.stop();
    }
  }

  /// Of several rounds, the one that other work on the machine disturbed least.
  private static double best(Occurrence occurrence) {
    MoveLog log = new MoveLog();
    var threads = ManagementFactory.getThreadMXBean();
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadCpuTime();
      for (int line = 0; line < LINES; line++) {
        log.saw(occurrence);
      }
      best = Math.min(best, (threads.getCurrentThreadCpuTime() - before) / 1e3 / LINES);
    }
    return best;
  }

  /// A look that found one of two steps gone, so that its deletion goes on: one line.
  private static Occurrence oneStepGone() {
    EngineRig rig = new EngineRig(new MemoryBooks(Clock.systemUTC()).books());
    List<Occurrence> seen = new ArrayList<>();
    Engine engine = rig.engine.seenBy(seen::add);
    rig.register("mine", EngineRig.item("file", "file-1"), EngineRig.item("file", "file-2"));
    engine.tend(List.of(rig.openOnly("mine")));
    engine.apply(List.of(EngineRig.gone(rig.sent().getFirst())));
    seen.clear();
    engine.apply(List.of(EngineRig.gone(rig.sent().getLast())));
    return Objects.requireNonNull(seen.getFirst());
  }

  private static FileAppender<ILoggingEvent> json(LoggerContext context, Path file) {
    context.putObject(Environment.class.getName(), new StandardEnvironment());
    var encoder = new StructuredLogEncoder();
    encoder.setContext(context);
    encoder.setFormat("ecs");
    encoder.start();
    var appender = new FileAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}
