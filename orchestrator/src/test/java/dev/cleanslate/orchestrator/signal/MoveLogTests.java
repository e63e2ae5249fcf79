package dev.cleanslate.orchestrator.signal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.orchestrator.engine.EngineRig;
import dev.cleanslate.orchestrator.engine.MemoryBooks;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;

/// One line per move, with ids and states and nothing that anybody said.
class MoveLogTests {
  private static final String SECRET = "sk-planted-4711";

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(MoveLog.class);
  private final EngineRig rig = new EngineRig(new MemoryBooks(Clock.systemUTC()).books());
  private final Engine engine = rig.engine.seenBy(new MoveLog());

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    // Other tests log at the same time.
    lines.list = new CopyOnWriteArrayList<>();
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
    logger.setLevel(null);
  }

  @Test
  void eachMoveIsALineAndNoLineHoldsWhatWasSaid() {
    rig.register("mine", EngineRig.item("file", "file-1"));
    UUID saga = rig.openOnly("mine");
    engine.tend(List.of(saga));
    Command command = rig.sent().getFirst();
    engine.apply(
        List.of(
            EngineRig.answered(
                new Reply.Refused(
                    command.ref(), Refusal.PROTECTED, SECRET, new Usage(1, 0, null)))));
    engine.apply(List.of(EngineRig.present(rig.sent().getFirst(), Verdict.Standing.HELD)));
    engine.change(
        saga,
        hand -> {
          hand.abandon("jo", SECRET);
          return true;
        });

    long step = command.ref().step();
    assertThat(told(saga))
        .containsExactly(
            "deletion %s of t/clone/mine: deleting, was planning".formatted(saga),
            "step %d of deletion %s: file file-1 is stuck, was checking".formatted(step, saga),
            "deletion %s of t/clone/mine: stuck, was deleting".formatted(saga),
            "deletion %s of t/clone/mine: abandoned, was stuck".formatted(saga));
    assertThat(told(saga)).noneMatch(line -> line.contains(SECRET));
  }

  @Test
  void aLineIsAnObjectWithTheIdsByName() {
    rig.register("mine", EngineRig.item("file", "file-1"));
    UUID saga = rig.openOnly("mine");
    engine.tend(List.of(saga));
    engine.apply(List.of(EngineRig.gone(rig.sent().getFirst())));
    engine.apply(List.of(EngineRig.gone(rig.sent().getFirst())));

    JsonNode gone =
        lines.list.stream()
            .filter(line -> line.getFormattedMessage().contains("is gone"))
            .map(MoveLogTests::json)
            .findFirst()
            .orElseThrow();
    assertThat(gone.path("trace").path("id").asString())
        .as("a trace of its own is named after the deletion")
        .isEqualTo(saga.toString().replace("-", ""));
    assertThat(gone.path("saga").asString()).isEqualTo(saga.toString());
    assertThat(gone.path("step").asLong()).isPositive();
    assertThat(gone.path("kind").asString()).isEqualTo("file");
    assertThat(gone.path("tenant").asString()).isEqualTo("t");
    assertThat(gone.path("owner_type").asString()).isEqualTo("clone");
    assertThat(gone.path("owner").asString()).isEqualTo("mine");
    assertThat(gone.path("was").asString()).isEqualTo("checking");
    assertThat(gone.path("state").asString()).isEqualTo("gone");
    assertThat(gone.path("log").path("level").asString()).isEqualTo("INFO");
    assertThat(gone.path("ecs").path("version").asString()).isNotBlank();
  }

  private List<String> told(UUID saga) {
    return lines.list.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.contains(saga.toString()))
        .toList();
  }

  private static JsonNode json(ILoggingEvent line) {
    var context = new LoggerContext();
    context.putObject(Environment.class.getName(), new StandardEnvironment());
    var encoder = new StructuredLogEncoder();
    encoder.setContext(context);
    encoder.setFormat("ecs");
    encoder.start();
    return Wire.json().readTree(new String(encoder.encode(line), StandardCharsets.UTF_8));
  }
}
