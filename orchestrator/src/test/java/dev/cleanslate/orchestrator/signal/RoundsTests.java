package dev.cleanslate.orchestrator.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RoundsTests {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicLong seconds = new AtomicLong(1_000);
  private List<Sample> database = List.of();
  private Supplier<List<Sample>> broker = List::of;
  private final Rounds rounds =
      new Rounds(
          List.of(source("database", () -> database), source("broker", () -> broker.get())),
          registry,
          Duration.ofSeconds(15),
          () -> seconds.get() * 1_000_000_000);

  @Test
  void whatASourceSaysIsShownUntilItSaysSomethingElse() {
    database =
        List.of(
            Sample.of(Gauged.DELETIONS, 3, "state", "stuck", "owner.type", "clone"),
            Sample.of(Gauged.ORPHANS, 7));
    rounds.once();
    assertThat(stuck().gauge()).isNotNull().extracting(gauge -> gauge.value()).isEqualTo(3.0);

    database = List.of(Sample.of(Gauged.ORPHANS, 8));
    rounds.once();
    assertThat(stuck().gauge()).as("it is no longer spoken of").isNull();
    assertThat(registry.get("cleanslate.orphans").gauge().value()).isEqualTo(8);

    database = List.of(Sample.of(Gauged.DELETIONS, 1, "state", "stuck", "owner.type", "clone"));
    rounds.once();
    assertThat(stuck().gauge()).isNotNull().extracting(gauge -> gauge.value()).isEqualTo(1.0);
  }

  @Test
  void aSourceThatCannotAnswerKeepsItsFiguresAndNobodyElseWaits() {
    broker = () -> List.of(Sample.of(Gauged.LAG, 5, "queue", "replies", "worker", "orchestrator"));
    rounds.once();
    seconds.addAndGet(60);
    broker =
        () -> {
          throw new IllegalStateException("away");
        };
    database = List.of(Sample.of(Gauged.HEALTH, 2));
    rounds.once();

    assertThat(registry.get("cleanslate.lag").gauge().value()).isEqualTo(5);
    assertThat(registry.get("cleanslate.health").gauge().value()).isEqualTo(2);
    assertThat(age("broker")).isEqualTo(60);
    assertThat(age("database")).isZero();
  }

  private Search stuck() {
    return registry.find("cleanslate.deletions").tag("state", "stuck");
  }

  private double age(String source) {
    return registry.get("cleanslate.figures.age.seconds").tag("source", source).gauge().value();
  }

  private static Source source(String name, Supplier<List<Sample>> samples) {
    return new Source() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<Sample> samples() {
        return samples.get();
      }
    };
  }
}
