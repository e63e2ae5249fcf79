package dev.cleanslate.example.wiki;

import dev.cleanslate.messages.Target;
import dev.cleanslate.testkit.HandTurnedClock;
import dev.cleanslate.testkit.worker.ProviderStage;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Listing;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.ResourceHandler;
import dev.cleanslate.worker.cloud.CallLimits;
import dev.cleanslate.worker.cloud.CloudCall;
import dev.cleanslate.worker.cloud.Controls;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The handler and a wiki of its own. One clock is turned, by the guard's waits.
final class WikiStage implements ProviderStage, AutoCloseable {
  /// Ample, so that a busy machine is not taken for a slow provider.
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private static final Duration HASTY = Duration.ofSeconds(1);

  private final HandTurnedClock clock = HandTurnedClock.at(Instant.parse("2026-01-01T00:00:00Z"));
  private final Wiki wiki = new Wiki();
  private final WikiCalls calls = new WikiCalls(wiki.url(), Wiki.TOKEN, clock);
  private final AtomicReference<Duration> waited = new AtomicReference<>(Duration.ZERO);
  private volatile WikiHandler handler = handler(PATIENT);

  private WikiHandler handler(Duration timeout) {
    CallLimits limits =
        new CallLimits(
            10_000,
            3,
            Duration.ofMillis(100),
            Duration.ofSeconds(5),
            timeout,
            1000,
            100,
            Duration.ofSeconds(5));
    CloudCall guard = new CloudCall("wiki", limits, clock, this::waits, new Random(7));
    return new WikiHandler(calls, guard, new Controls(clock));
  }

  private void waits(Duration time) {
    clock.advance(time);
    waited.accumulateAndGet(time, Duration::plus);
  }

  @Override
  public Target create() {
    String id = "p_" + (wiki.pages.size() + 1);
    wiki.pages.add(id);
    return target(id);
  }

  @Override
  public Target missing() {
    return target("p_never");
  }

  private static Target target(String id) {
    return Target.of("wiki.page", id, Map.of("space", "team"), Wiki.ACCOUNT);
  }

  @Override
  public Optional<Target> mistaken(Target target) {
    return Optional.empty();
  }

  @Override
  public void trouble(Where where, Trouble trouble, int times) {
    if (trouble == Trouble.SLOW) {
      handler = handler(HASTY);
    }
    wiki.strike(where, trouble, times);
  }

  @Override
  public boolean isThere(Target target) {
    return wiki.pages.contains(String.valueOf(target.id()));
  }

  @Override
  public int requests() {
    return wiki.requests.get();
  }

  @Override
  public int deletions() {
    return wiki.deletions.get();
  }

  @Override
  public Duration waited() {
    return waited.get();
  }

  @Override
  public String secret() {
    return Wiki.TOKEN;
  }

  /// The one of now: a slow provider is met with another.
  @Override
  public ResourceHandler handler() {
    return new ResourceHandler() {
      @Override
      public Collection<Kind> kinds() {
        return handler.kinds();
      }

      @Override
      public Advanced advance(Target target, Errand errand) {
        return handler.advance(target, errand);
      }

      @Override
      public Looked look(Target target, Errand errand) {
        return handler.look(target, errand);
      }

      @Override
      public Listing list(
          String kind, Map<String, String> scope, Errand errand, Consumer<Listed> each) {
        return handler.list(kind, scope, errand, each);
      }
    };
  }

  @Override
  public void close() {
    wiki.close();
  }
}
