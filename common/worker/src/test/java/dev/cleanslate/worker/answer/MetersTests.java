package dev.cleanslate.worker.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.ScriptedHandler;
import dev.cleanslate.worker.TestClock;
import dev.cleanslate.worker.cloud.Answer;
import dev.cleanslate.worker.cloud.CallLimits;
import dev.cleanslate.worker.cloud.CloudCall;
import dev.cleanslate.worker.cloud.Pause;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetersTests {
  private static final Pattern EXPLAINED =
      Pattern.compile("\\| `(cleanslate_(?:worker|provider)_\\w+)` \\|");
  private static final Pattern SCRAPED = Pattern.compile("# TYPE (cleanslate_\\w+) ");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Meters meters = new Meters(registry);
  private final TestClock clock = new TestClock();
  private final ScriptedHandler handler = new ScriptedHandler();
  private final Answering answering =
      new Answering(
          "test",
          List.of(handler),
          new Holds(),
          meters,
          new Answering.Time(clock, Duration.ofSeconds(25)));

  @Test
  void everyMetricIsExplainedOnThePageAndNoneIsMadeUp() throws IOException {
    meters.called("test", "good", Duration.ofMillis(1));
    meters.answered("look", "test.thing", "gone");
    meters.expired("topic");
    meters.deadLetter("topic");
    meters.fault("test.thing");
    meters.load("topic").taken();
    String page = Files.readString(Path.of("../../docs/signals.md"));

    Set<String> shown = found(SCRAPED, registry.scrape());
    shown.removeIf(name -> name.endsWith("_max"));
    // That one is the runtime's; WorkerRuntimeTests sees it.
    shown.add("cleanslate_worker_ready");
    assertThat(shown).containsExactlyInAnyOrderElementsOf(found(EXPLAINED, page));
  }

  @Test
  void answersAreCountedByKindAndAKindThatIsNotServedByOneWordForAll() {
    answering.look(look("test.thing"));
    answering.look(look("forged.one"));
    answering.look(look("forged.two"));

    assertThat(answers("test.thing", "present")).isEqualTo(1);
    assertThat(answers("other", "unverifiable")).isEqualTo(2);
    assertThat(registry.scrape()).doesNotContain("forged");
  }

  @Test
  void requestsAreCountedByWhoWasAskedAndWhatCameOfIt() {
    CloudCall guard =
        new CloudCall(
            "store-a",
            new CallLimits(
                1000,
                1,
                Duration.ofMillis(1),
                Duration.ZERO,
                Duration.ofSeconds(5),
                50,
                60,
                Duration.ofSeconds(5)),
            clock,
            Pause.real(),
            new Random(1));
    Errand errand = Errand.look(clock, Duration.ofSeconds(25));
    errand.watchedBy(meters);

    guard.read(errand, _ -> new Answer.Good<>("fine"));
    guard.read(errand, _ -> new Answer.Rejected<>(404, null, true, null));
    guard.read(errand, _ -> new Answer.Rejected<>(501, null, false, null));
    guard.read(errand, _ -> new Answer.Rejected<>(429, null, false, null));
    guard.read(errand, _ -> new Answer.Rejected<>(503, null, false, null));
    guard.read(errand, _ -> new Answer.Silent<>("nothing"));

    Map<String, Long> calls =
        registry.get("cleanslate.provider.calls").tag("provider", "store-a").timers().stream()
            .collect(
                Collectors.toMap(
                    timer -> String.valueOf(timer.getId().getTag("outcome")),
                    timer -> timer.count()));
    assertThat(calls)
        .isEqualTo(Map.of("good", 1L, "rejected", 2L, "throttled", 1L, "failed", 1L, "silent", 1L));
  }

  @Test
  void whatIsInHandIsCountedUpAndDown() {
    Load load = meters.load("topic");
    load.taken();
    load.taken();
    load.taken();
    load.begun();
    meters.load("topic").dropped();

    assertThat(registry.get("cleanslate.worker.waiting").gauge().value()).isEqualTo(1);
    assertThat(registry.get("cleanslate.worker.in.flight").gauge().value()).isEqualTo(1);
    load.ended();
    assertThat(registry.get("cleanslate.worker.in.flight").gauge().value()).isZero();
  }

  private static Command.Look look(String kind) {
    return new Command.Look(
        new StepRef(new UUID(1, 1), 3, 1, new UUID(2, 2)),
        new OwnerRef("acme", "clone", "clone-7"),
        Target.of(kind, "t-1", Map.of(), "acc"),
        60_000);
  }

  private double answers(String kind, String outcome) {
    return registry
        .get("cleanslate.worker.answers")
        .tags("type", "look", "kind", kind, "outcome", outcome)
        .counter()
        .count();
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(one -> one.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
