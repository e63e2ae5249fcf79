package dev.cleanslate.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.worker.ScriptedHandler;
import dev.cleanslate.worker.answer.Answering;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;

/// A worker's lines say which step they are about, and nothing that a provider or a message said.
class LabelsTests {
  private static final String SECRET = "sk-planted-4711";
  private static final UUID SAGA = UUID.randomUUID();
  private static final Command.Advance COMMAND =
      new Command.Advance(
          new StepRef(SAGA, 3, 1, new UUID(2, 2)),
          new OwnerRef("acme", "clone", "clone-7"),
          Target.of("test.thing", "t-1", Map.of("token", SECRET), "acc"),
          60_000);

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Answering.class);

  @BeforeEach
  void listen() {
    // Other tests log at the same time.
    lines.list = new CopyOnWriteArrayList<>();
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
  }

  @Test
  void aLineBearsTheStepAndNoSecretThatAFailureQuotes() {
    ScriptedHandler handler = new ScriptedHandler();
    handler.fault =
        new IllegalStateException(
            "401 for key " + SECRET, new IllegalArgumentException("Authorization: " + SECRET));
    Answering answering =
        Answering.of("test", List.of(handler), new Holds(), InstantSource.system());

    try (Labels _ = Labels.of(COMMAND)) {
      answering.advance(COMMAND);
    }

    String line =
        lines.list.stream()
            .filter(one -> SAGA.toString().equals(one.getMDCPropertyMap().get("saga")))
            .map(LabelsTests::json)
            .findFirst()
            .orElseThrow();
    assertThat(line).doesNotContain(SECRET).contains("IllegalStateException");
    JsonNode json = Wire.json().readTree(line);
    assertThat(json.path("step").asString()).isEqualTo("3");
    assertThat(json.path("kind").asString()).isEqualTo("test.thing");
    assertThat(json.path("tenant").asString()).isEqualTo("acme");
    assertThat(json.path("owner_type").asString()).isEqualTo("clone");
    assertThat(json.path("owner").asString()).isEqualTo("clone-7");
  }

  @Test
  void whatComesAfterIsAboutNothing() {
    MDC.put("trace.id", "another's");
    try (Labels _ = Labels.of(COMMAND)) {
      assertThat(MDC.get("saga")).isEqualTo(SAGA.toString());
    }
    assertThat(MDC.get("saga")).isNull();
    assertThat(MDC.get("trace.id")).isEqualTo("another's");
    MDC.remove("trace.id");
  }

  private static String json(ILoggingEvent line) {
    var context = new LoggerContext();
    context.putObject(Environment.class.getName(), new StandardEnvironment());
    var encoder = new StructuredLogEncoder();
    encoder.setContext(context);
    encoder.setFormat("ecs");
    encoder.start();
    return new String(encoder.encode(line), StandardCharsets.UTF_8);
  }
}
