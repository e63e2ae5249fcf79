package dev.cleanslate.orchestrator.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.Worker;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueueTests {
  private static final Catalog CATALOG =
      new Catalog(
          Map.of(
              "openai", new Worker("openai", 5, 1, Optional.empty()),
              "host", new Worker("host", 5, 1, Optional.of("host"))),
          Map.of(),
          Map.of());

  @ParameterizedTest
  @CsvSource({
    "cleanslate.delete-requests,  delete-requests, orchestrator, ",
    "cleanslate.resources,        resources,       orchestrator, ",
    "cleanslate.replies,          replies,         orchestrator, cleanslate.replies",
    "cleanslate.verdicts,         verdicts,        orchestrator, cleanslate.verifier",
    "cleanslate.census,           census-pages,    orchestrator, cleanslate.census",
    "cleanslate.commands.openai,  commands,        openai,       cleanslate.openai",
    "cleanslate.checks.openai,    checks,          openai,       cleanslate.openai.checks",
    "cleanslate.census.openai,    census,          openai,       cleanslate.openai.census",
    "cleanslate.commands.host-a7, commands,        host,         cleanslate.host-a7",
  })
  void whatMustBeReadHasAReader(String topic, String name, String worker, String group) {
    assertThat(Queue.of(topic, CATALOG))
        .contains(new Queue(name, worker, Optional.ofNullable(group)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cleanslate.sagas",
        "cleanslate.orphan-alerts",
        "cleanslate.control",
        "cleanslate.replies.dlt",
        "cleanslate.commands.openai.dlt",
        "cleanslate.commands.nobody"
      })
  void whatNobodyHereMustReadIsNoQueue(String topic) {
    assertThat(Queue.of(topic, CATALOG)).isEmpty();
  }

  @Test
  void deadLettersAreNamedAfterWhatTheyLieBeside() {
    assertThat(Queue.besides("cleanslate.commands.openai.dlt")).contains("commands.openai");
    assertThat(Queue.besides("cleanslate.commands.openai")).isEmpty();
  }
}
